import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/listen-loopback-only',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'sshd.listen', addresses: ['127.0.0.1', '::1'] },
  expect: {
    first: 'connect/listen-loopback-only',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  via: { first: 'connect/listen-loopback-only', verdict: 'proven', exit: 1 },
  here: { first: 'connect/listen-loopback-only', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
