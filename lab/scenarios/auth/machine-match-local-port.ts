import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/machine-match-local-port',
  releases: ['bullseye'],
  server: { boot: true },
  client: { args: ['-p', '2222', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `printf 'Port 22\\nPort 2222\\nMatch LocalPort 2222\\nDenyUsers deploy\\n' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
    undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
