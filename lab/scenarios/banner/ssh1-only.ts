import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/ssh1-only',
  fault: { kind: 'replace-listener', program: 'ssh1' },
  expect: {
    first: 'banner/proto-ssh1-only',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['banner/port-is-other-protocol'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
