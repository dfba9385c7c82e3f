import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/post-quantum-healthy',
  title: 'The same relay, which loses nothing.',
  counts: false,
  server: { image: 'trixie' },
  client: { image: 'trixie' },
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { on: 'server', kind: 'relay', manner: 'plain' },
  ],
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
