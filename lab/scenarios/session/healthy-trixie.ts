import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/healthy-trixie',
  title: 'Nothing is wrong, OpenSSH 10.0 on both sides.',
  server: { image: 'trixie' },
  client: { image: 'trixie' },
  healthy: true,
  counts: false,
  expect: { exit: 0, outcome: 'works' },
});
