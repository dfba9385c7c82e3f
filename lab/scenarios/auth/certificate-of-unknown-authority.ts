import { certificateRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/certificate-of-unknown-authority',
  client: {
    args: ['-i', '~/.ssh/cert_good', 'deploy@server.lab'],
    files: {
      '~/.ssh/cert_good': { fixture: 'client/cert_good' },
      '~/.ssh/cert_good-cert.pub': { fixture: 'client/cert_good-cert.pub' },
    },
  },
  fault: { kind: 'authorized-keys.remove' },
  expect: {
    first: 'auth/cert-ca-not-trusted',
    group: certificateRefused,
    never: ['auth/cert-expired-or-clock'],
    exit: 1,
  },
  via: { first: 'auth/cert-ca-not-trusted', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
