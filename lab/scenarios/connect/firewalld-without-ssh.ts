import { defineScenario } from '../../scenario.ts';

// From outside a rule of firewalld is a rule like any other.
export default defineScenario({
  id: 'connect/firewalld-without-ssh',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'systemctl start firewalld && firewall-cmd -q --remove-service=ssh',
    undo: 'systemctl stop firewalld',
  },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'host-firewall',
    never: ['connect/sshd-not-running', 'connect/ban-fail2ban'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/fw-firewalld-zone-wrong'], notBack: ['/etc/firewalld/'] },
});
