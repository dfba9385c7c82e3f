import { closedAtOnce } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The listener still accepts; what should serve the connection is gone.
export default defineScenario({
  id: 'banner/session-program-missing',
  server: { image: 'trixie' },
  fault: {
    on: 'server',
    sh: 'mv /usr/lib/openssh/sshd-session /opt/',
    undo: 'mv /opt/sshd-session /usr/lib/openssh/',
  },
  expect: {
    first: 'banner/sshd-split-binary-missing',
    group: closedAtOnce,
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups', 'connect/sshd-not-running'],
    exit: 1,
  },
  via: { first: 'banner/sshd-split-binary-missing', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
