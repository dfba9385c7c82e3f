import { defineFault } from '../fault.ts';

export default defineFault({
  about: 'Another machine takes the addresses of the server, too.',
  on: 'server2',
  apply: () => `ip address add $SERVER4/24 dev eth0
ip address add $SERVER6/64 dev eth0 nodad
busybox arping -q -U -c 1 -I eth0 $SERVER4 || true`,
  undo: () => 'ip address del $SERVER4/24 dev eth0; ip address del $SERVER6/64 dev eth0',
});
