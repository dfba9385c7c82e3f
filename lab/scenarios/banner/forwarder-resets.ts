import { defineScenario } from '../../scenario.ts';

// As load balancers do whose targets are all down: a reset right at accept.
export default defineScenario({
  id: 'banner/forwarder-resets',
  fault: [{ kind: 'service.stop' }, { on: 'server', kind: 'relay', manner: 'reset' }],
  expect: {
    first: 'banner/tcp-proxy-no-backend',
    verdict: 'likely',
    refusedBy: 'path',
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
