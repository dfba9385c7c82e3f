import { sessionHangs } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/marked-answers-dropped',
  title: 'A router drops what the server sends with a mark (DSCP), as sshd sets for sessions.',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'router1',
    sh: `nft -f - <<END
add table inet marks
add chain inet marks pass { type filter hook forward priority 0; policy accept; }
add rule inet marks pass ip saddr $SERVER4 ip dscp != cs0 drop
add rule inet marks pass ip6 saddr $SERVER6 ip6 dscp != cs0 drop
END`,
    undo: 'nft delete table inet marks',
  },
  expect: { first: 'session/ipqos-dscp-drop', group: sessionHangs, exit: 1 },
  ends: 'healthy-after-undo',
});
