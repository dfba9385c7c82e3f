import { defineFault } from '../fault.ts';

/** 1280 octets: the least that IPv6 allows (RFC 8200 section 5), so both families fit. */
export default defineFault<{ mtu?: number }>({
  about: 'A link of the path takes only small packets, and the router drops the message that says so.',
  on: 'router1',
  apply: ({ mtu = 1280 }) => `ip link set eth1 mtu ${mtu}
nft -f - <<'END'
table inet quiet {
  chain chosen {
    type filter hook output priority 0;
    icmp type destination-unreachable icmp code frag-needed drop
    icmpv6 type packet-too-big drop
  }
}
END`,
  undo: () => 'ip link set eth1 mtu 1500; nft delete table inet quiet',
});
