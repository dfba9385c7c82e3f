import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { notOnMacos, onMacos } from '../conditions/client.ts';
import { answersAsSsh, unreachable } from '../conditions/connect.ts';
import { notOnLink, onLink } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/macos-local-network-privacy',
  title: 'macOS does not let this program reach machines in the local network.',
  layer: 'D',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(unreachable, onMacos, onLink), weight: 'strong' }],
  ruledOutBy: any(notOnMacos, notOnLink, answersAsSsh),
  lookAlikes: ['connect/host-down-or-stopped', 'connect/net-vpn-breaks-route'],
  decidedBy: {
    where: 'client',
    says: 'Try the same in Terminal.app, which macOS does not restrict:',
    run: 'ssh -v {host}',
  },
  fix: [
    {
      where: 'client',
      system: 'macos',
      does: 'Open System Settings > Privacy & Security > Local Network, switch the program (terminal, editor) on, and start it again. If it is on already, switch it off and on.',
    },
  ],
  source: ['https://github.com/microsoft/vscode/issues/228862'],
});
