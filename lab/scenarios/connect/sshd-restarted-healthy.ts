import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/sshd-restarted-healthy',
  title: 'The server was stopped and has been started again.',
  fault: {
    on: 'server',
    sh: 'service ssh stop && service ssh start && until ss -Hltn "sport = :22" | grep -q .; do sleep 0.01; done',
  },
  healthy: true,
  expect: { exit: 0 },
});
