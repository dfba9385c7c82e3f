import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/source-restricted',
  fault: {
    on: 'server',
    sh: `cp -a /home/deploy/.ssh/authorized_keys /opt/keys && sed -i 's|^|from="192.0.2.0/24" |' /home/deploy/.ssh/authorized_keys`,
    undo: 'cp -a /opt/keys /home/deploy/.ssh/authorized_keys',
  },
  expect: { first: 'auth/auth-source-restricted', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-source-restricted', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
