import { defineScenario } from '../../scenario.ts';

// Only the way back is narrow: our messages arrive, the server's list of algorithms does not, however short ours are.
export default defineScenario({
  id: 'kex/mtu-blackhole-towards-client',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'router1',
    sh: 'ip link set eth0 mtu 600; iptables -A OUTPUT -p icmp --icmp-type 3 -j DROP',
    undo: 'ip link set eth0 mtu 1500; iptables -F OUTPUT',
  },
  expect: {
    first: 'kex/path-mtu-blackhole',
    refusedBy: 'path',
    never: ['banner/net-dpi-blocks-ssh-protocol', 'kex/alg-kex-pq-interop'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
