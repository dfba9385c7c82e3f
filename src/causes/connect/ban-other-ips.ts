import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'connect/ban-other-ips',
  title: 'A guard of another kind (IPS, host protection) has blocked this address.',
  layer: 'I',
  frequency: 'rare',
  refusedBy: 'ban-tool',
  signs: [sign('weak', said('connect-timeout', 'reset'))],
  lookAlikes: ['connect/ban-fail2ban', 'connect/ban-provider'],
  decidedBy: { where: 'client', says: 'Look from another address: works there speaks for a block.' },
  fix: [
    { where: 'server', system: 'any', does: 'Take the address off the list of the guard.' },
    { where: 'client', system: 'any', does: 'Connect from another address to see whether it works there.' },
  ],
  source: ['documentation of intrusion prevention systems'],
});
