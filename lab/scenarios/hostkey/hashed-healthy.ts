import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/hashed-healthy',
  title: 'The names in known_hosts are hashed.',
  fault: {
    on: 'client',
    sh: 'ssh-keygen -q -H -f /home/me/.ssh/known_hosts > /dev/null 2>&1 && rm /home/me/.ssh/known_hosts.old && chown me: /home/me/.ssh/known_hosts',
  },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
