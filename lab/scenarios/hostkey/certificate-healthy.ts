import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/certificate-healthy',
  title: 'known_hosts has the authority only, and the certificate is good.',
  server: {
    files: { '/etc/ssh/own-cert.pub': { fixture: 'host/host-certificate.pub' } },
    config: ['HostCertificate /etc/ssh/own-cert.pub'],
  },
  fault: { kind: 'known-hosts', lines: ['@cert-authority *.lab ca/host_ca.pub'] },
  healthy: true,
  expect: { exit: 0, never: ['hostkey/hostkey-ca-problem'] },
});
