import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The way back leads over another interface, and rp_filter is strict.
export default defineScenario({
  id: 'connect/reverse-path-filter',
  client: { args: ['deploy@server4.lab'] },
  fault: [
    {
      on: 'server',
      sh: `ip link add wan1 type veth peer name wan2 && ip link set wan2 up && ip link set wan1 up && ip address add 10.9.9.1/24 dev wan1 && ip route add 10.0.1.0/24 via 10.9.9.2 dev wan1 && echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter && echo 1 > /proc/sys/net/ipv4/conf/eth0/rp_filter`,
      undo: `echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter; echo 0 > /proc/sys/net/ipv4/conf/eth0/rp_filter; ip link del wan1`,
    },
    { on: 'client', sh: '! nc -z -w 1 $SERVER4 22', undo: ':' },
  ],
  expect: {
    first: 'connect/host-network-misconfigured',
    group: whollySilent,
    exit: 1,
  },
  via: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  here: { outcome: 'incomplete', exit: 2 },
  counts: false,
  ends: 'healthy-after-undo',
});
