import { nobodyThere } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The router in front of the server asks for it and finds nobody.
export default defineScenario({
  id: 'connect/address-absent',
  client: { args: ['deploy@server4.lab'] },
  fault: { kind: 'address.absent' },
  expect: {
    first: 'connect/host-down-or-stopped',
    group: nobodyThere,
    refusedBy: 'nobody',
    never: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
