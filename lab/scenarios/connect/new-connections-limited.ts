import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/new-connections-limited',
  title: 'The first connection of a minute passes, the next ones are dropped: our look passes and ssh does not.',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet few {
  chain new {
    type filter hook input priority 0;
    tcp dport 22 ct state new limit rate over 1/minute burst 1 packets drop
  }
}
END`,
    undo: 'nft delete table inet few',
  },
  expect: { first: 'connect/fw-rate-limit', never: ['session/ipqos-dscp-drop', 'connect/fw-drop-rule'], exit: 1 },
  ends: 'healthy-after-undo',
});
