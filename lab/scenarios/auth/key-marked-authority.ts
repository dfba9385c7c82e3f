import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-marked-authority',
  title: 'The line of the key is marked cert-authority.',
  fault: {
    on: 'server',
    sh: `cp -a /home/deploy/.ssh/authorized_keys /opt/keys && sed -i 's|^|cert-authority |' /home/deploy/.ssh/authorized_keys`,
    undo: 'cp -a /opt/keys /home/deploy/.ssh/authorized_keys',
  },
  expect: { first: 'auth/auth-authorizedkeys-format', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeys-format', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
