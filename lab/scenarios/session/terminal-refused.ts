import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/terminal-refused',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: { kind: 'sshd.option', lines: ['PermitTTY no'] },
  expect: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
