import { defineScenario } from '../../scenario.ts';

// As in a container that runs under a user number nobody has entered.
export default defineScenario({
  id: 'client/no-passwd-entry',
  fault: { on: 'client', sh: "sed -i '/^me:/d' /etc/passwd" },
  expect: { first: 'client/client-no-passwd-entry', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
});
