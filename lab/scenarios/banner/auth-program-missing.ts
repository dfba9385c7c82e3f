import { defineScenario } from '../../scenario.ts';

// sshd-session sends the version line, and ends when it cannot start sshd-auth: not a crash, so no penalty follows.
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
    refusedBy: 'host',
    never: ['banner/sshd-crash-per-connection', 'kex/path-mtu-blackhole', 'kex/alg-kex-pq-interop'],
    exit: 1,
  },
  via: { first: 'banner/sshd-split-binary-missing', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
