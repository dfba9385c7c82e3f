import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/start-file-exits',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `sed -i '1i exit 3' /home/deploy/.bashrc`,
    undo: 'sed -i 1d /home/deploy/.bashrc',
  },
  expect: { first: 'session/session-shell-exits', never: ['session/session-forced-command'], exit: 1 },
  ends: 'healthy-after-undo',
});
