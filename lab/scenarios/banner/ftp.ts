import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/ftp',
  counts: false,
  fault: { kind: 'replace-listener', program: 'ftp' },
  expect: { first: 'banner/port-is-other-protocol', verdict: 'proven', refusedBy: 'another-program', exit: 1 },
  ends: 'healthy-after-undo',
});
