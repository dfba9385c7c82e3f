import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A port that nobody would guess.
export default defineScenario({
  id: 'connect/wrong-port-unknown',
  fault: { kind: 'sshd.port', port: 47022 },
  expect: {
    first: 'connect/wrong-port',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
