import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// As a stopped machine of a provider: its network does not say that nobody has the address.
export default defineScenario({
  id: 'connect/server-off',
  fault: [
    { on: 'server', kind: 'link.down' },
    {
      on: 'router2',
      sh: 'nft -f - <<END\ntable inet mute { chain chosen { type filter hook output priority 0; icmp type destination-unreachable drop; icmpv6 type destination-unreachable drop; }; }\nEND',
    },
  ],
  expect: {
    first: 'connect/host-down-or-stopped',
    group: whollySilent,
    refusedBy: 'nobody',
    never: ['connect/sshd-not-running', 'connect/net-local-blocks-22'],
    exit: 1,
  },
});
