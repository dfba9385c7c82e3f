import { resetAsWeSpoke } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// It ends the server's side at the server's first words; our own words then meet a connection that is no longer there.
export default defineScenario({
  id: 'banner/dpi-resets',
  fault: {
    on: 'router2',
    sh: `nft -f - <<'END'
table inet dpi {
  chain watch {
    type filter hook forward priority 0;
    tcp sport 22 @ih,0,32 0x5353482d reject with tcp reset
  }
}
END`,
    undo: 'nft delete table inet dpi',
  },
  expect: {
    first: 'banner/net-dpi-blocks-ssh-protocol',
    group: resetAsWeSpoke,
    refusedBy: 'path',
    never: ['banner/limit-maxstartups', 'banner/ban-hosts-deny'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
