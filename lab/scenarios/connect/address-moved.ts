import { nobodyThere } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The server has got another address, and the name still leads to the old one.
export default defineScenario({
  id: 'connect/address-moved',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: 'ip address del 10.2.1.2/24 dev eth0 && ip address add 10.2.1.44/24 dev eth0 && ip route replace default via 10.2.1.1',
    undo: 'ip address del 10.2.1.44/24 dev eth0; ip address add 10.2.1.2/24 dev eth0; ip route replace default via 10.2.1.1',
  },
  expect: {
    first: 'connect/host-address-changed',
    group: nobodyThere,
    refusedBy: 'nobody',
    never: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
