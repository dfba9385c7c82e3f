import { defineFault } from '../fault.ts';
import { type PacketMatch, packetRule, removePacketRule } from '../fault-lines.ts';

/** Words of nft per family. Where a family has no such type, the nearest that its firewalls send. */
const answers = {
  'tcp-reset': ['tcp reset', 'tcp reset'],
  'port-unreachable': ['icmp type port-unreachable', 'icmpv6 type port-unreachable'],
  'admin-prohibited': ['icmp type admin-prohibited', 'icmpv6 type admin-prohibited'],
  'host-prohibited': ['icmp type host-prohibited', 'icmpv6 type admin-prohibited'],
  'net-prohibited': ['icmp type net-prohibited', 'icmpv6 type admin-prohibited'],
  'host-unreachable': ['icmp type host-unreachable', 'icmpv6 type addr-unreachable'],
  'net-unreachable': ['icmp type net-unreachable', 'icmpv6 type no-route'],
  'protocol-unreachable': ['icmp type prot-unreachable', 'icmpv6 type port-unreachable'],
  'policy-fail': ['icmp type admin-prohibited', 'icmpv6 type policy-fail'],
  'reject-route': ['icmp type net-unreachable', 'icmpv6 type reject-route'],
} as const;

export default defineFault<PacketMatch & { with: keyof typeof answers }>({
  about: `A firewall answers connections to the SSH port itself, \`with\` one of ${Object.keys(answers).join(', ')}.`,
  on: 'server',
  apply: (match, place) => {
    const [four, six] = answers[match.with];
    return packetRule(match, place, {
      ip: `meta l4proto tcp reject with ${four}`,
      ip6: `meta l4proto tcp reject with ${six}`,
    });
  },
  undo: () => removePacketRule,
});
