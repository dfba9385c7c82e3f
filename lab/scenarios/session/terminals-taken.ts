import { defineScenario } from '../../scenario.ts';

// The limit of this mount: kernel.pty.max itself is one for the whole kernel.
export default defineScenario({
  id: 'session/terminals-taken',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `mount -o remount,max=1 /dev/pts
/usr/bin/python3 -c 'import os, time; held = os.openpty(); time.sleep(1000)' > /dev/null 2>&1 &
echo $! > /run/holder
until ls /dev/pts | grep -q '[0-9]'; do sleep 0.05; done`,
    undo: 'kill $(cat /run/holder); mount -o remount,max=1048576 /dev/pts',
  },
  expect: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  via: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  here: { first: 'session/session-pty-alloc-failed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
