import { defineFault } from '../fault.ts';
import { type PacketMatch, packetRule, removePacketRule } from '../fault-lines.ts';

export default defineFault<PacketMatch>({
  about: 'A firewall drops packets to the server: those to the SSH port, or `ports`, or `all`.',
  on: 'server',
  apply: (match, place) => packetRule(match, place, { ip: 'drop', ip6: 'drop' }),
  undo: () => removePacketRule,
});
