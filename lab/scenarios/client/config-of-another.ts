import { defineScenario } from '../../scenario.ts';

// Laid down by another user, as with a copied home or a wrong chown.
export default defineScenario({
  id: 'client/config-of-another',
  client: { files: { '~/.ssh/config': { content: 'Host server.lab\n  User deploy\n', owner: 'nobody' } } },
  expect: { first: 'client/client-config-bad-permissions', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { ends: 'refused', says: 'sudo chown' },
});
