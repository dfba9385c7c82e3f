import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/forwarder-healthy',
  title: 'A forwarder whose backend is there.',
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { on: 'server', kind: 'relay', manner: 'plain' },
  ],
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
