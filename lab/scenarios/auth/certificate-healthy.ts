import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/certificate-healthy',
  title: 'The account has no keys, only a certificate of an authority that the server trusts.',
  server: { config: ['TrustedUserCAKeys /opt/fixtures/ca/user_ca.pub'] },
  client: {
    args: ['-i', '~/.ssh/cert_good', 'deploy@server.lab'],
    files: {
      '~/.ssh/cert_good': { fixture: 'client/cert_good' },
      '~/.ssh/cert_good-cert.pub': { fixture: 'client/cert_good-cert.pub' },
    },
  },
  fault: { kind: 'authorized-keys.remove' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
