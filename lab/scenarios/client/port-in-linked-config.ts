import { defineScenario } from '../../scenario.ts';

// The file of a dotfiles folder: replaced, it would fall out of that folder.
export default defineScenario({
  id: 'client/port-in-linked-config',
  client: { files: { '~/dotfiles/config': 'Host server.lab\n  Port 2200\n' } },
  fault: { on: 'client', sh: 'ln -s /home/me/dotfiles/config /home/me/.ssh/config', undo: 'rm /home/me/.ssh/config' },
  expect: { first: 'client/client-config-host-block-override', verdict: 'proven', exit: 1 },
  counts: false,
  fix: { ends: 'refused', says: 'symbolic link' },
});
