import { defineScenario } from '../../scenario.ts';

// The file that everybody looks at would refuse; the running sshd reads another one.
export default defineScenario({
  id: 'auth/machine-own-file-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `{ cat /etc/ssh/sshd_config; } > /etc/ssh/other_config; echo 'DenyUsers deploy' >> /etc/ssh/sshd_config; echo "SSHD_OPTS='-f /etc/ssh/other_config'" > /etc/default/ssh; systemctl restart ssh.service`,
    undo: `sed -i '/^DenyUsers/d' /etc/ssh/sshd_config; : > /etc/default/ssh; systemctl restart ssh.service`,
  },
  healthy: true,
  expect: { exit: 0 },
  via: { exit: 0 },
});
