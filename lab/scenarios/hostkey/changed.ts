import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/changed',
  fault: { kind: 'hostkey.regenerate' },
  expect: {
    first: [
      'hostkey/hostkey-changed-reinstall',
      'hostkey/hostkey-changed-ip-reuse',
      'hostkey/hostkey-mitm-or-interception',
    ],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
