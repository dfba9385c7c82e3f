import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/sftp-only',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: { kind: 'sshd.option', lines: ['Match User deploy', 'ForceCommand internal-sftp'] },
  expect: { first: 'session/session-sftp-only-account', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
