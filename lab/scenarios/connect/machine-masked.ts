import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-masked',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'systemctl mask --now ssh.service',
    undo: 'systemctl unmask ssh.service && systemctl start ssh.service',
  },
  // From outside only that nobody listens can be seen.
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-masked', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-masked', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/sshd-masked'] },
});
