import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/chroot-not-of-root',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: { kind: 'sshd.option', lines: ['Match User deploy', 'ChrootDirectory /home/deploy'] },
  expect: { first: 'session/session-chroot-ownership', never: ['session/account-nologin-shell'], exit: 1 },
  ends: 'healthy-after-undo',
});
