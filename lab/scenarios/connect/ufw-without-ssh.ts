import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// ufw drops what no rule lets in, and lets echo requests in.
export default defineScenario({
  id: 'connect/ufw-without-ssh',
  fault: { kind: 'fw.ufw', rules: ['allow 8443/tcp'] },
  expect: {
    first: 'connect/fw-ufw-rule-wrong',
    group: silentButPings,
    never: ['connect/host-down-or-stopped', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/fw-ufw-rule-wrong'] },
});
