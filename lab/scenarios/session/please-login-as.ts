import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/please-login-as',
  title: 'The line that cloud-init puts before the key of root.',
  client: { args: ['--session', 'root@server.lab'] },
  fault: {
    on: 'server',
    sh: `cp -a /root/.ssh/authorized_keys /opt/keys
cat > /opt/before-key <<'END'
no-port-forwarding,no-agent-forwarding,no-X11-forwarding,command="echo 'Please login as the user \\"admin\\" rather than the user \\"root\\".';echo;sleep 10;exit 142"
END
while read -r key; do printf "%s %s\\n" "$(cat /opt/before-key)" "$key"; done < /opt/keys > /root/.ssh/authorized_keys`,
    undo: 'cp -a /opt/keys /root/.ssh/authorized_keys',
  },
  expect: {
    first: 'auth/auth-wrong-username-cloud',
    verdict: 'proven',
    never: ['session/session-forced-command', 'session/slow-logind-pam'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
