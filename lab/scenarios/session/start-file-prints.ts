import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/start-file-prints',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `sed -i '1i echo Welcome to the server' /home/deploy/.bashrc`,
    undo: 'sed -i 1d /home/deploy/.bashrc',
  },
  expect: { first: 'session/session-rc-output-breaks-sftp', never: ['session/session-forced-command'], exit: 1 },
  ends: 'healthy-after-undo',
});
