import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/terminals-not-mounted',
  server: { boot: true },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: 'umount -l /dev/pts',
    undo: 'mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts /dev/pts; ln -sf pts/ptmx /dev/ptmx',
  },
  expect: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  via: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  here: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
