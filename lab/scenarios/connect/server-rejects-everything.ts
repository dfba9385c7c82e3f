import { defineScenario } from '../../scenario.ts';

// A ban of fail2ban rejects the port of SSH only.
export default defineScenario({
  id: 'connect/server-rejects-everything',
  fault: {
    on: 'server',
    sh: 'nft -f - <<END\ntable inet guard { chain chosen { type filter hook input priority 0; iif lo accept; ct state established accept; meta l4proto tcp reject; }; }\nEND',
    undo: 'nft delete table inet guard',
  },
  expect: {
    first: 'connect/fw-reject-rule',
    refusedBy: 'host-firewall',
    never: ['connect/ban-fail2ban', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
