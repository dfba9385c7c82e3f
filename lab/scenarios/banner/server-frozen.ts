import { acceptsAndSaysNothing } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The kernel accepts, the stopped sshd says nothing: a machine without memory looks the same.
export default defineScenario({
  id: 'banner/server-frozen',
  fault: { on: 'server', sh: 'kill -STOP $(cat /run/sshd.pid)', undo: 'kill -CONT $(cat /run/sshd.pid)' },
  expect: {
    first: 'host/host-overloaded',
    group: acceptsAndSaysNothing,
    never: ['banner/limit-maxstartups', 'banner/ban-hosts-deny', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
