import { defineCause } from '../../contract/cause.ts';
import { bindFine, bindMissing } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-bind-address-missing',
  title: 'The connection must start from {config.bind.what}, which this machine does not have.',
  layer: 'B',
  frequency: 'rare',
  refusedBy: 'this-machine',
  signs: [{ when: bindMissing, weight: 'decisive' }],
  proof: bindMissing,
  ruledOutBy: bindFine,
  lookAlikes: ['connect/net-offline-or-unreachable'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Remove BindAddress or BindInterface (or -b, -B) for this host, or bring the network up that has it.',
    },
    { where: 'client', system: 'linux', does: 'See the addresses of this machine:', run: 'ip address' },
  ],
  source: ['sshconnect.c, ssh_create_socket()'],
});
