import { nobodyThere } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The same seen from the name: the server is at another address, and nobody told the name servers.
export default defineScenario({
  id: 'connect/name-stale',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: 'ip address del 10.2.1.2/24 dev eth0 && ip address add 10.2.1.44/24 dev eth0 && ip route replace default via 10.2.1.1',
    undo: 'ip address del 10.2.1.44/24 dev eth0; ip address add 10.2.1.2/24 dev eth0; ip route replace default via 10.2.1.1',
  },
  expect: {
    first: 'connect/dns-wrong-or-stale-address',
    group: nobodyThere,
    refusedBy: 'nobody',
    never: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
