import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/two-ssh-programs',
  title: 'Two ssh programs in the search path stop nothing; they are worth a word.',
  fault: { on: 'client', sh: 'cp /usr/bin/ssh /usr/local/bin/ssh' },
  healthy: true,
  expect: { exit: 0, then: ['client/client-multiple-ssh-binaries'] },
});
