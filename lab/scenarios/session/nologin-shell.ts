import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/nologin-shell',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: { kind: 'user.shell', shell: '/usr/sbin/nologin' },
  expect: {
    first: 'session/account-nologin-shell',
    verdict: 'proven',
    never: ['session/session-shell-exits', 'session/session-rc-output-breaks-sftp'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
