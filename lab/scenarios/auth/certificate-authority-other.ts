import { certificateRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/certificate-authority-other',
  title: 'The server trusts another authority.',
  releases: ['trixie'],
  client: {
    args: ['-i', '~/.ssh/cert_good', 'deploy@server.lab'],
    files: {
      '~/.ssh/cert_good': { fixture: 'client/cert_good' },
      '~/.ssh/cert_good-cert.pub': { fixture: 'client/cert_good-cert.pub' },
    },
  },
  fault: [
    { kind: 'authorized-keys.remove' },
    { kind: 'sshd.option', lines: ['TrustedUserCAKeys /opt/fixtures/ca/host_ca.pub'] },
  ],
  expect: { first: 'auth/cert-ca-not-trusted', group: certificateRefused, exit: 1 },
  via: { first: 'auth/cert-ca-not-trusted', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
