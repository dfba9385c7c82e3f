import { defineScenario } from '../../scenario.ts';

// sshd shuts out for 90 s who made it crash (PerSourcePenalties), so a second look tells a crash from a missing program.
export default defineScenario({
  id: 'banner/auth-program-crashes',
  server: { image: 'trixie' },
  fault: {
    on: 'server',
    sh: `mv /usr/lib/openssh/sshd-auth /opt/
printf '#!/bin/sh\nkill -SEGV $$\n' > /usr/lib/openssh/sshd-auth
chmod 755 /usr/lib/openssh/sshd-auth`,
    undo: 'mv /opt/sshd-auth /usr/lib/openssh/; service ssh restart', // the penalty for a crash lasts 90 s
  },
  expect: {
    first: 'banner/sshd-crash-per-connection',
    verdict: 'likely',
    refusedBy: 'host',
    never: ['banner/sshd-split-binary-missing', 'kex/path-mtu-blackhole', 'kex/alg-kex-pq-interop'],
    exit: 1,
  },
  via: { first: 'banner/sshd-crash-per-connection', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
