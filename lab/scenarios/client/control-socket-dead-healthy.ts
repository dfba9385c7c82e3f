import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/control-socket-dead-healthy',
  title: 'The socket of a master that was killed: ssh sees that nobody listens and connects anew.',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ControlPath ~/.ssh/%r@%h\n' } },
  fault: {
    on: 'client',
    sh: `setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/me ssh -M -f -N deploy@server.lab < /dev/null > /dev/null 2>&1
  pkill -KILL -x ssh`,
  },
  healthy: true,
  expect: { exit: 0 },
});
