import { closedAtOnce } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Dropbear closes the sixth connection without a word, like a forwarder that has no backend.
export default defineScenario({
  id: 'banner/dropbear-per-ip',
  server: { kind: 'dropbear' },
  fault: { kind: 'connections.hold', count: 5 },
  expect: {
    first: 'banner/limit-dropbear-per-ip',
    group: closedAtOnce,
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
