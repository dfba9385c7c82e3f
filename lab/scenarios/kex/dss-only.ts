import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/dss-only',
  fault: {
    on: 'server',
    sh: `ssh-keygen -q -t dsa -N '' -f /etc/ssh/ssh_host_dsa_key
printf 'HostKey /etc/ssh/ssh_host_dsa_key\nHostKeyAlgorithms ssh-dss\n' > /etc/ssh/sshd_config.d/00-admin.conf
service ssh restart`,
    undo: 'rm /etc/ssh/sshd_config.d/00-admin.conf; service ssh restart',
  },
  expect: {
    first: 'kex/alg-hostkey-dss-only',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['kex/alg-client-config-pins', 'kex/alg-hostkey-ssh-rsa-only'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
