import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/known-hosts-broken-line-healthy',
  title: 'A line of known_hosts is broken, others are good.',
  fault: { on: 'client', sh: "sed -i '1i server.lab ssh-ed25519 AAAAbroken!!\\\\nnonsense' /home/me/.ssh/known_hosts" },
  healthy: true,
  expect: { exit: 0 },
});
