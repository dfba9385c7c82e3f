import { closedAtOnce } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/machine-session-program-missing',
  releases: ['sid'],
  server: { image: 'trixie', boot: true },
  fault: { on: 'server', sh: 'mv /usr/lib/openssh/sshd-session /opt/', undo: 'mv /opt/sshd-session /usr/lib/openssh/' },
  expect: { first: 'banner/sshd-split-binary-missing', group: closedAtOnce, exit: 1 },
  via: { first: 'banner/sshd-split-binary-missing', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
