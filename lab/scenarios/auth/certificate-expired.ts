import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/certificate-expired',
  server: { config: ['TrustedUserCAKeys /opt/fixtures/ca/user_ca.pub'] },
  client: {
    args: ['-i', '~/.ssh/cert_expired', 'deploy@server.lab'],
    files: {
      '~/.ssh/cert_expired': { fixture: 'client/cert_expired' },
      '~/.ssh/cert_expired-cert.pub': { fixture: 'client/cert_expired-cert.pub' },
    },
  },
  fault: { kind: 'authorized-keys.remove' },
  expect: { first: 'auth/cert-expired-or-clock', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
  ends: 'healthy-after-undo',
});
