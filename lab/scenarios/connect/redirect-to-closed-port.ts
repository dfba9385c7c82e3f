import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A rule sends port 22 to a port on which nobody listens.
export default defineScenario({
  id: 'connect/redirect-to-closed-port',
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet nat {
  chain pre { type nat hook prerouting priority dstnat; tcp dport 22 redirect to :2022; }
}
END`,
    undo: `nft delete table inet nat`,
  },
  expect: {
    first: 'connect/sshd-not-running',
    group: resetByHost,
    exit: 1,
  },
  via: { first: 'hostkey/wrong-host', verdict: 'proven', exit: 1 },
  here: { first: 'hostkey/wrong-host', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
