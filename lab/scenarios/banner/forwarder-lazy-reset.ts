import { resetAsWeSpoke } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/forwarder-lazy-reset',
  fault: [{ kind: 'service.stop' }, { on: 'server', kind: 'relay', manner: 'lazy-reset' }],
  expect: {
    first: 'banner/tcp-proxy-no-backend',
    group: resetAsWeSpoke,
    refusedBy: 'path',
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
