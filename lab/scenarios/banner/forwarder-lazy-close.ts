import { defineScenario } from '../../scenario.ts';

// It takes in our first words before it asks the backend, so it closes in order, after we spoke.
export default defineScenario({
  id: 'banner/forwarder-lazy-close',
  fault: [{ kind: 'service.stop' }, { on: 'server', kind: 'relay', manner: 'lazy-close' }],
  expect: {
    first: 'banner/tcp-proxy-no-backend',
    verdict: 'likely',
    refusedBy: 'path',
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
