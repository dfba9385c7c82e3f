import { defineScenario } from '../../scenario.ts';

// A transparent proxy of the office takes every connection to port 22, whatever the address, and closes it.
export default defineScenario({
  id: 'banner/accepts-everything-router',
  fault: { on: 'router1', kind: 'redirect', program: 'close-at-once' },
  takenElsewhere: true,
  expect: {
    first: 'banner/proxy-tool-blocks-ssh',
    verdict: 'proven',
    refusedBy: 'this-network',
    never: ['banner/tcp-proxy-no-backend', 'banner/ban-hosts-deny', 'banner/limit-maxstartups'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
