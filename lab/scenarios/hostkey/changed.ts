import { keyChanged } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// New keys, another machine at the address, somebody in between: one and the same from outside.
export default defineScenario({
  id: 'hostkey/changed',
  fault: { kind: 'hostkey.regenerate' },
  expect: {
    first: 'hostkey/hostkey-changed-reinstall',
    group: keyChanged,
    never: ['hostkey/hostkey-revoked', 'hostkey/path-lb-mixed-hosts', 'hostkey/hostkey-unknown-noninteractive'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: { via: true },
});
