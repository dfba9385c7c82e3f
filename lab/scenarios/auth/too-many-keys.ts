import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/too-many-keys',
  client: { agentKeys: ['many_1', 'many_2', 'many_3', 'many_4', 'many_5', 'many_6', 'many_7', 'many_8'] },
  expect: { first: 'auth/auth-too-many-keys', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
  fix: {},
});
