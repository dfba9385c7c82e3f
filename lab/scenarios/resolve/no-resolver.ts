import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/no-resolver',
  fault: { on: 'client', sh: ': > /etc/resolv.conf', undo: "echo 'nameserver 10.0.1.1' > /etc/resolv.conf" },
  expect: { first: 'resolve/dns-temporary-failure', never: ['resolve/dns-name-not-found'], exit: 1 },
  ends: 'healthy-after-undo',
});
