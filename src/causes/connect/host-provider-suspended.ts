import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'connect/host-provider-suspended',
  title: 'The provider has suspended the server, or started it in rescue mode.',
  layer: 'F',
  frequency: 'rare',
  refusedBy: 'provider-firewall',
  signs: [sign('weak', said('connect-timeout', 'connect-refused')), sign('weak', told('setup', 'shutdown-or-stopped'))],
  lookAlikes: ['connect/host-down-or-stopped', 'hostkey/hostkey-changed-reinstall'],
  decidedBy: { where: 'provider', says: 'Look at the state of the server and the notices in the panel.' },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Read the notices in the panel, pay or answer them, and leave rescue mode.',
    },
  ],
  source: ["providers' panels"],
});
