import { defineFault } from '../fault.ts';

export default defineFault({
  about: 'The server does not have its addresses: nobody answers in its network.',
  on: 'server',
  apply: () => 'ip address flush dev eth0 scope global',
  undo: () => `ip address add $SERVER4/24 dev eth0
ip address add $SERVER6/64 dev eth0 nodad
ip route replace default via 10.2.1.1
ip -6 route replace default via fd00:3::1`,
});
