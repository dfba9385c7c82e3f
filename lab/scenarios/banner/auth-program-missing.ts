import { endsAfterVersion } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// sshd-session sends the version line, and ends when it cannot start sshd-auth.
export default defineScenario({
  id: 'banner/auth-program-missing',
  server: { image: 'trixie' },
  fault: {
    on: 'server',
    sh: 'mv /usr/lib/openssh/sshd-auth /opt/',
    undo: 'mv /opt/sshd-auth /usr/lib/openssh/',
  },
  expect: {
    first: 'banner/sshd-split-binary-missing',
    group: endsAfterVersion,
    refusedBy: 'host',
    never: ['kex/path-mtu-blackhole', 'kex/alg-kex-pq-interop'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
