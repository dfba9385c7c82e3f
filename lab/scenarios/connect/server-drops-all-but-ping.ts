import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/server-drops-all-but-ping',
  fault: {
    on: 'server',
    sh: 'nft -f - <<END\ntable inet guard { chain chosen { type filter hook input priority 0; policy drop; iif lo accept; ct state established,related accept; meta l4proto { icmp, ipv6-icmp } accept; }; }\nEND',
    undo: 'nft delete table inet guard',
  },
  expect: {
    first: 'connect/server-firewall-drop-or-down',
    group: silentButPings,
    never: ['connect/host-down-or-stopped', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
