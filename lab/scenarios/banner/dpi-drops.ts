import { acceptsAndSaysNothing } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A machine on the way drops what begins with "SSH-": the connection opens and stays silent, as with a frozen server.
export default defineScenario({
  id: 'banner/dpi-drops',
  fault: {
    on: 'router2',
    sh: `nft -f - <<'END'
table inet dpi {
  chain watch {
    type filter hook forward priority 0;
    tcp sport 22 @ih,0,32 0x5353482d drop
    tcp dport 22 @ih,0,32 0x5353482d drop
  }
}
END`,
    undo: 'nft delete table inet dpi',
  },
  expect: {
    first: 'banner/net-dpi-blocks-ssh-protocol',
    group: acceptsAndSaysNothing,
    never: ['banner/limit-maxstartups', 'banner/ban-hosts-deny', 'kex/path-mtu-blackhole'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
