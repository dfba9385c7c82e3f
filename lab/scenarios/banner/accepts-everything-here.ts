import { defineScenario } from '../../scenario.ts';

// A proxy tool on the client itself that takes every connection and says nothing.
export default defineScenario({
  id: 'banner/accepts-everything-here',
  fault: { on: 'client', kind: 'redirect', program: 'silent' },
  takenElsewhere: true,
  expect: {
    first: 'banner/proxy-tool-blocks-ssh',
    verdict: 'proven',
    never: ['host/host-overloaded', 'banner/proto-banner-timeout', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
