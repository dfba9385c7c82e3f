import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/bind-address-healthy',
  title: 'The connection starts from an address that this machine has.',
  client: { args: ['deploy@server4.lab'], files: { '~/.ssh/config': 'Host server4.lab\n  BindAddress 10.0.1.2\n' } },
  healthy: true,
  expect: { exit: 0 },
});
