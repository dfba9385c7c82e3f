import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/certificate-for-other-user',
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
      on: 'client',
      sh: `cp $FIXTURES/client/cert_good.pub /tmp/
ssh-keygen -q -s $FIXTURES/ca/user_ca -I backup -n backup -V 20200101:20990101 /tmp/cert_good.pub
cat /tmp/cert_good-cert.pub > /home/me/.ssh/cert_good-cert.pub`,
      undo: ':',
    },
  ],
  expect: { first: 'auth/cert-principal-mismatch', never: ['auth/cert-ca-not-trusted'], exit: 1 },
  via: { first: 'auth/cert-principal-mismatch', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
