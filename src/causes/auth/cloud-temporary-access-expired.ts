import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/cloud-temporary-access-expired',
  title: 'The access was granted for a time that is over.',
  layer: 'G',
  frequency: 'rare',
  signs: [sign('weak', said('denied-publickey', 'connect-timeout'))],
  lookAlikes: ['connect/cloud-sg-source-ip', 'auth/cert-expired-or-clock'],
  decidedBy: { where: 'person', says: 'Ask for the access again: works right after it means this.' },
  fix: [{ where: 'provider', system: 'any', does: 'Ask for the access again, and connect right after it.' }],
  source: ['Azure documentation, just-in-time access', 'AWS documentation, EC2 Instance Connect'],
});
