import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/agent-healthy',
  title: 'The only key is in the agent, after three that the server does not know.',
  client: { agentKeys: ['many_1', 'many_2', 'many_3', 'id_ed25519'] },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
