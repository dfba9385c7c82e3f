import { defineScenario } from '../../scenario.ts';

// The machine of the name server answers that nobody listens there.
export default defineScenario({
  id: 'resolve/resolver-stopped',
  fault: { on: 'router1', sh: "kill $(ss -Hlunp 'sport = :53' | sed 's/.*pid=//;s/,.*//')" },
  expect: {
    first: 'resolve/dns-temporary-failure',
    never: ['resolve/dns-name-not-found', 'connect/net-offline-or-unreachable'],
    exit: 1,
  },
});
