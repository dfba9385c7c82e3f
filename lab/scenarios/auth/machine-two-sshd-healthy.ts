import { defineScenario } from '../../scenario.ts';

// The other one of two sshd would refuse.
export default defineScenario({
  id: 'auth/machine-two-sshd-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `{ echo 'Port 2222'; echo 'DenyUsers deploy'; grep -v '^#' /etc/ssh/sshd_config; } > /etc/ssh/second_config; /usr/sbin/sshd -f /etc/ssh/second_config; until ss -Hltn 'sport = :2222' | grep -q .; do sleep 0.02; done`,
  },
  healthy: true,
  expect: { exit: 0 },
  via: { exit: 0 },
});
