import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/telnet',
  fault: { kind: 'replace-listener', program: 'telnet' },
  expect: { first: 'banner/port-is-other-protocol', verdict: 'proven', refusedBy: 'another-program', exit: 1 },
  ends: 'healthy-after-undo',
});
