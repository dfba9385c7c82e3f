import { rootKeyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/root-allowusers-deny',
  client: { args: ['root@server.lab'] },
  fault: { kind: 'user.denied', line: 'AllowUsers deploy' },
  expect: { first: 'auth/auth-allowusers-deny', group: rootKeyRefused, exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
