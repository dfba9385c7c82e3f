import { keyChanged } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Another machine, unknown so far, has the address now.
export default defineScenario({
  id: 'hostkey/address-of-new-machine',
  world: 'two-servers',
  fault: [
    { on: 'server2', kind: 'hostkey.regenerate' },
    { kind: 'address.absent' },
    { on: 'server2', kind: 'address.take' },
    { on: 'router2', sh: 'ip neigh flush dev eth1', undo: ':' },
  ],
  expect: {
    first: 'hostkey/hostkey-changed-ip-reuse',
    group: keyChanged,
    never: ['hostkey/hostkey-revoked', 'hostkey/path-lb-mixed-hosts'],
    exit: 1,
  },
});
