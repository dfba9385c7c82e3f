import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/other-type-healthy',
  title: 'known_hosts has the RSA key only, and the server has one too.',
  fault: { on: 'client', sh: "sed -i '/ssh-rsa/!d' /home/me/.ssh/known_hosts" },
  healthy: true,
  expect: { exit: 0, never: ['hostkey/hostkey-type-not-stored'] },
});
