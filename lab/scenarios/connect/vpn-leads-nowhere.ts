import { defineScenario } from '../../scenario.ts';

// A tunnel has taken the route, and its far end is gone.
export default defineScenario({
  id: 'connect/vpn-leads-nowhere',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'client',
    sh: 'ip link add tun0 type veth peer name tun0-far && ip link set tun0 arp off && ip address add 10.8.0.2/24 dev tun0 && ip link set tun0 up && ip link set tun0-far up && ip route add 10.2.1.0/24 dev tun0',
    undo: 'ip link del tun0',
  },
  expect: {
    first: 'connect/net-vpn-breaks-route',
    refusedBy: 'this-machine',
    never: ['connect/fw-drop-rule', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
