import { acceptsAndSaysNothing } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/files-used-up',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `main=$(systemctl show ssh.service -p MainPID --value)
prlimit --pid $main --nofile=$(ls /proc/$main/fd | wc -l):1024`,
    undo: 'prlimit --pid $(systemctl show ssh.service -p MainPID --value) --nofile=1024:1024',
  },
  expect: { first: 'host/host-overloaded', group: acceptsAndSaysNothing, exit: 1 },
  via: { first: 'host/host-overloaded', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-overloaded', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
