import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-sshd-stopped',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: { on: 'server', sh: 'systemctl stop ssh.service', undo: 'systemctl start ssh.service' },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, refusedBy: 'host', exit: 1 },
  via: { first: 'connect/sshd-not-running', verdict: 'proven', refusedBy: 'host', exit: 1 },
  here: { first: 'connect/sshd-not-running', verdict: 'proven', exit: 1 },
  fix: { via: true, causes: ['connect/sshd-not-running'] },
  ends: 'healthy-after-undo',
  fixHere: { causes: ['connect/sshd-not-running'] },
});
