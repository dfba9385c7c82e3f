import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/second-resolver-healthy',
  title: 'The first name server is mute, the second one answers.',
  fault: {
    on: 'client',
    sh: "printf 'nameserver 10.0.1.77\\nnameserver 10.0.1.1\\noptions timeout:1\\n' > /etc/resolv.conf",
  },
  healthy: true,
  expect: { exit: 0 },
});
