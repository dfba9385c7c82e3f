import { defineScenario } from '../../scenario.ts';

// The server's line passes, ours does not: a silence in the key exchange whatever the size of a packet.
export default defineScenario({
  id: 'kex/dpi-drops-our-line',
  fault: {
    on: 'router2',
    sh: `nft -f - <<'END'
table inet dpi {
  chain watch {
    type filter hook forward priority 0;
    tcp dport 22 @ih,0,32 0x5353482d ct mark set 7
    ct mark 7 drop
  }
}
END`,
    undo: 'nft delete table inet dpi',
  },
  expect: {
    first: 'banner/net-dpi-blocks-ssh-protocol',
    refusedBy: 'path',
    never: ['kex/path-mtu-blackhole', 'kex/alg-kex-pq-interop', 'banner/limit-maxstartups'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
