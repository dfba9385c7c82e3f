import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/option-too-new-healthy',
  title: 'The client is new enough for the option.',
  client: { image: 'trixie', files: { '~/.ssh/config': 'Host server.lab\n  ObscureKeystrokeTiming no\n' } },
  healthy: true,
  expect: { exit: 0 },
});
