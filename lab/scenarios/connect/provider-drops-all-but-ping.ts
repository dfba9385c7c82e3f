import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/provider-drops-all-but-ping',
  fault: {
    on: 'router2',
    sh: 'nft -f - <<END\ntable inet guard { chain chosen { type filter hook forward priority 0; ct state established,related accept; meta l4proto { icmp, ipv6-icmp } accept; iifname "eth0" drop; }; }\nEND',
    undo: 'nft delete table inet guard',
  },
  expect: {
    first: 'connect/cloud-sg-rule-missing',
    group: silentButPings,
    never: ['connect/host-down-or-stopped', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
