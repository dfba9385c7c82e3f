import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Without systemd, as in a container: nothing makes the folder.
export default defineScenario({
  id: 'connect/privsep-folder-missing',
  fault: { on: 'server', sh: 'service ssh stop; rm -rf /run/sshd', undo: 'mkdir -p /run/sshd && service ssh start' },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, refusedBy: 'host', exit: 1 },
  via: { first: 'connect/sshd-privsep-dir-missing', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-privsep-dir-missing', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/sshd-privsep-dir-missing'] },
});
