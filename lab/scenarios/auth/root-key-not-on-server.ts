import { rootKeyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/root-key-not-on-server',
  client: { args: ['root@server.lab'] },
  fault: { on: 'server', sh: 'mv /root/.ssh /root/.old', undo: 'mv /root/.old /root/.ssh' },
  expect: { first: 'auth/auth-key-not-on-server', group: rootKeyRefused, exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
