import { defineScenario } from '../../scenario.ts';

// Ten megabytes of lines before a version line; ssh reads 1024 of them (kex.c).
export default defineScenario({
  id: 'banner/junk',
  fault: { kind: 'replace-listener', program: 'junk' },
  expect: {
    first: 'banner/port-is-other-protocol',
    refusedBy: 'another-program',
    never: ['banner/port-is-tarpit', 'banner/port-is-http'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
