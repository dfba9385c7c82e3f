import { defineScenario } from '../../scenario.ts';

// A real master that is stopped, as after a suspended machine or a dead network.
export default defineScenario({
  id: 'client/control-socket-hung',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ControlPath ~/.ssh/%r@%h\n' } },
  fault: {
    on: 'client',
    sh: `setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/me ssh -M -f -N deploy@server.lab < /dev/null > /dev/null 2>&1
  kill -STOP $(pgrep -x ssh)`,
    undo: 'pkill -KILL -x ssh; rm -f /home/me/.ssh/deploy@server.lab',
  },
  expect: { first: 'client/client-controlmaster-stale-socket', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { notBack: ['/home/me/.ssh/deploy@server.lab'] },
});
