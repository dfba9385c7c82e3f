import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The console's shell is an account for which sudo asks for a password.
export default defineScenario({
  id: 'connect/sshd-stopped-console-without-root',
  server: { boot: true },
  fault: { on: 'server', sh: 'systemctl stop ssh.service' },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  counts: false,
  fix: { via: true, consoleUser: 'deploy', ends: 'refused', says: 'sudo refuses' },
});
