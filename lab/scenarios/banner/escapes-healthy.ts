import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/escapes-healthy',
  title: 'Terminal escapes in a line before the version line, as RFC 4253 section 4.2 allows.',
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { on: 'server', kind: 'relay', manner: 'escapes' },
  ],
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
