import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/marked-packets-dropped',
  title: "A router drops every packet with a mark (DSCP). Debian's ssh marks its packets from the first one on.",

  fault: {
    on: 'router1',
    sh: `nft -f - <<END
add table inet marks
add chain inet marks pass { type filter hook forward priority 0; policy accept; }
add rule inet marks pass ip dscp != cs0 drop
add rule inet marks pass ip6 dscp != cs0 drop
END`,
    undo: 'nft delete table inet marks',
  },
  expect: { first: 'session/ipqos-dscp-drop', never: ['connect/fw-drop-rule', 'session/slow-logind-pam'], exit: 1 },
  ends: 'healthy-after-undo',
});
