import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/marked-requests-dropped',
  title: 'A router drops what the client marks (DSCP), and passes what the server marks.',
  fault: {
    on: 'router1',
    sh: `nft -f - <<END
add table inet marks
add chain inet marks pass { type filter hook forward priority 0; policy accept; }
add rule inet marks pass ip daddr $SERVER4 ip dscp != cs0 drop
add rule inet marks pass ip6 daddr $SERVER6 ip6 dscp != cs0 drop
END`,
    undo: 'nft delete table inet marks',
  },
  expect: { first: 'session/ipqos-dscp-drop', never: ['connect/fw-drop-rule'], exit: 1 },
  fix: {},
  ends: 'healthy-after-undo',
});
