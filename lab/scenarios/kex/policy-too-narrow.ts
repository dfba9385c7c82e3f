import { defineScenario } from '../../scenario.ts';

// The files of a system of the Red Hat family in FIPS mode, and a server that has only curves that FIPS does not name.
export default defineScenario({
  id: 'kex/policy-too-narrow',
  client: {
    files: {
      '/etc/ssh/ssh_config.d/50-redhat.conf': {
        content: 'Include /etc/crypto-policies/back-ends/openssh.config\n',
        owner: 'root:root',
      },
      '/etc/crypto-policies/back-ends/openssh.config': {
        content:
          'Ciphers aes256-gcm@openssh.com,aes256-ctr,aes128-gcm@openssh.com,aes128-ctr\nMACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com\nKexAlgorithms ecdh-sha2-nistp256,ecdh-sha2-nistp384,diffie-hellman-group14-sha256\n',
        owner: 'root:root',
      },
    },
  },
  fault: { kind: 'sshd.algorithms', kex: 'curve25519-sha256' },
  expect: {
    first: 'kex/alg-fips-mode',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['kex/alg-client-config-pins', 'kex/alg-client-too-old', 'kex/alg-kex-sha1-only'],
    exit: 1,
  },
});
