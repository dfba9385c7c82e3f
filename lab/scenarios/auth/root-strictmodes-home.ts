import { rootKeyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/root-strictmodes-home',
  client: { args: ['root@server.lab'] },
  fault: { on: 'server', sh: 'chmod 777 /root', undo: 'chmod 700 /root' },
  expect: { first: 'auth/strictmodes-home-or-ssh-dir', group: rootKeyRefused, exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
