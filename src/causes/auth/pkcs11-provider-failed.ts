import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/pkcs11-provider-failed',
  title: 'The library of the smart card does not work.',
  layer: 'Q',
  frequency: 'rare',
  signs: [sign('decisive', said('pkcs11'))],
  lookAlikes: ['auth/agent-refused-operation'],
  decidedBy: { where: 'client', says: 'Let ssh list the keys of the card:', run: 'ssh-keygen -D LIBRARY' },
  fix: [
    { where: 'client', system: 'any', does: 'Let ssh list the keys of the card:', run: 'ssh-keygen -D LIBRARY' },
    { where: 'client', system: 'any', does: 'Name the right library and put the card into the reader.' },
  ],
  source: ['OpenSSH ssh-pkcs11.c'],
});
