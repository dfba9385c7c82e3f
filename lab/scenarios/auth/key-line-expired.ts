import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-line-expired',
  title: 'The line of the key was good until the end of 2020 (expiry-time).',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: {
    on: 'server',
    sh: `cp -a /home/deploy/.ssh/authorized_keys /opt/keys && sed -i 's|^|expiry-time="20201231" |' /home/deploy/.ssh/authorized_keys`,
    undo: 'cp -a /opt/keys /home/deploy/.ssh/authorized_keys',
  },
  expect: { first: 'auth/auth-key-line-expired', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-key-line-expired', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
