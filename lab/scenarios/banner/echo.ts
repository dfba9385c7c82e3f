import { defineScenario } from '../../scenario.ts';

// What comes back is our own version line, which looks like SSH.
export default defineScenario({
  id: 'banner/echo',
  fault: { kind: 'replace-listener', program: 'echo' },
  expect: { first: 'banner/port-is-other-protocol', verdict: 'proven', refusedBy: 'another-program', exit: 1 },
  ends: 'healthy-after-undo',
});
