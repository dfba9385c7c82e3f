import { defineScenario } from '../../scenario.ts';

// Its greeting is binary, and has no end of line.
export default defineScenario({
  id: 'banner/mysql',
  fault: { kind: 'replace-listener', program: 'mysql' },
  expect: { first: 'banner/port-is-other-protocol', verdict: 'proven', refusedBy: 'another-program', exit: 1 },
  ends: 'healthy-after-undo',
});
