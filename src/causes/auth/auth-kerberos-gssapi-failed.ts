import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/auth-kerberos-gssapi-failed',
  title: 'Kerberos does not let this login through: the ticket, the name or the clock is wrong.',
  layer: 'P',
  frequency: 'rare',
  signs: [
    sign('decisive', said('gss-failed')),
    sign('strong', said('denied-gss')),
    sign('medium', told('setup', 'gssapi')),
  ],
  lookAlikes: ['auth/auth-server-offers-no-method', 'auth/slow-gssapi'],
  decidedBy: { where: 'client', says: 'Look at the tickets:', run: 'klist' },
  fix: [
    { where: 'client', system: 'any', does: 'Get a ticket:', run: 'kinit' },
    { where: 'client', system: 'any', does: 'Compare the clocks of both machines and of the Kerberos server.' },
  ],
  source: ['OpenSSH gss-genr.c', 'MIT Kerberos documentation'],
});
