import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The interface lies in a zone that drops.
export default defineScenario({
  id: 'connect/firewalld-zone-without-ssh',
  server: { boot: true },
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `systemctl start firewalld && firewall-cmd -q --zone=drop --change-interface=eth0`,
    undo: `systemctl stop firewalld`,
  },
  expect: {
    first: 'connect/server-firewall-drop-or-down',
    group: whollySilent,
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-firewalld-zone-wrong', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-firewalld-zone-wrong', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
