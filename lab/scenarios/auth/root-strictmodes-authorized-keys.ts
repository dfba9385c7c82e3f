import { rootKeyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/root-strictmodes-authorized-keys',
  client: { args: ['root@server.lab'] },
  fault: {
    on: 'server',
    sh: 'chmod 666 /root/.ssh/authorized_keys',
    undo: 'chmod 600 /root/.ssh/authorized_keys',
  },
  expect: { first: 'auth/strictmodes-authorized-keys', group: rootKeyRefused, exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
