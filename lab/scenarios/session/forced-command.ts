import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/forced-command',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `cp -a /home/deploy/.ssh/authorized_keys /opt/keys && sed -i 's|^|command="echo backup done" |' /home/deploy/.ssh/authorized_keys`,
    undo: 'cp -a /opt/keys /home/deploy/.ssh/authorized_keys',
  },
  expect: {
    first: 'session/session-forced-command',
    never: ['session/session-rc-output-breaks-sftp', 'session/session-shell-exits'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
