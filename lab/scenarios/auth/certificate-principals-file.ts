import { certificateRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/certificate-principals-file',
  title: 'A file says which names may come in, and none of the certificate is among them.',
  releases: ['bookworm', 'trixie'],
  server: { config: ['TrustedUserCAKeys /opt/fixtures/ca/user_ca.pub'] },
  client: {
    args: ['-i', '~/.ssh/cert_good', 'deploy@server.lab'],
    files: {
      '~/.ssh/cert_good': { fixture: 'client/cert_good' },
      '~/.ssh/cert_good-cert.pub': { fixture: 'client/cert_good-cert.pub' },
    },
  },
  fault: [
    { kind: 'authorized-keys.remove' },
    {
      on: 'server',
      sh: 'mkdir /etc/ssh/principals && echo backup > /etc/ssh/principals/deploy',
      undo: 'rm -r /etc/ssh/principals',
    },
    { kind: 'sshd.option', lines: ['AuthorizedPrincipalsFile /etc/ssh/principals/%u'] },
  ],
  expect: { first: 'auth/cert-principal-mismatch', group: certificateRefused, exit: 1 },
  via: { first: 'auth/cert-principal-mismatch', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
