import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/sftp-missing',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: "sed -i.kept '/^Subsystem/d' /etc/ssh/sshd_config && service ssh restart && until ss -Hltn 'sport = :22' | grep -q .; do sleep 0.01; done",
    undo: 'mv /etc/ssh/sshd_config.kept /etc/ssh/sshd_config && service ssh restart && until ss -Hltn "sport = :22" | grep -q .; do sleep 0.01; done',
  },
  expect: { first: 'session/session-sftp-subsystem-missing', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, login: 'echo ls | sftp -b - -o BatchMode=yes deploy@server.lab' },
});
