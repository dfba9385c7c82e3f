import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxy-command-is-jump',
  title: 'The proxy command of old guides, ssh -W, is a jump host, and its sshd is stopped.',
  world: 'two-servers',
  client: { args: ['-o', 'ProxyCommand=ssh -q -W %h:%p deploy@server.lab', 'deploy@server2.lab'] },
  fault: { on: 'server', kind: 'service.stop' },
  expect: {
    first: 'connect/sshd-not-running',
    group: resetByHost,
    never: ['connect/jump-proxycommand-broken'],
    exit: 1,
  },
});
