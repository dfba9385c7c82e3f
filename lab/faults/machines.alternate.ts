import { defineFault } from '../fault.ts';

export default defineFault<{ first: 'server' | 'server2' }>({
  about: 'Behind the IPv4 address of the server two machines answer in turn.',
  on: 'router2',
  apply: ({ first }) => `nft -f - <<END
table ip balance {
  chain pre {
    type nat hook prerouting priority -100;
    ip daddr $SERVER4 tcp dport 22 dnat to numgen inc mod 2 map { 0 : ${first === 'server' ? '$SERVER4, 1 : $SERVER2_4' : '$SERVER2_4, 1 : $SERVER4'} }
  }
}
END`,
  undo: () => 'nft delete table ip balance',
});
