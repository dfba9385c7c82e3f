import { rootKeyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/root-login-disabled',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  client: { args: ['root@server.lab'] },
  fault: { kind: 'sshd.option', lines: ['PermitRootLogin no'] },
  expect: { first: 'auth/auth-root-login-disabled', group: rootKeyRefused, exit: 1 },
  via: { first: 'auth/auth-root-login-disabled', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-root-login-disabled', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
