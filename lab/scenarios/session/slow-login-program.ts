import { sessionHangs } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/slow-login-program',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `echo 'session optional pam_exec.so /bin/sleep 60' >> /etc/pam.d/sshd`,
    undo: `sed -i '$d' /etc/pam.d/sshd`,
  },
  expect: { first: 'session/slow-logind-pam', group: sessionHangs, exit: 1 },
  ends: 'healthy-after-undo',
});
