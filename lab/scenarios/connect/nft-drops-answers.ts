import { defineScenario } from '../../scenario.ts';

// The server takes the connection in and its own rules drop the answer.
export default defineScenario({
  id: 'connect/nft-drops-answers',
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet out {
  chain out { type filter hook output priority 0; policy accept; tcp sport 22 counter drop; }
}
END`,
    undo: `nft delete table inet out`,
  },
  expect: {
    first: 'connect/fw-drop-rule',
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-drop-rule', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-drop-rule', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
