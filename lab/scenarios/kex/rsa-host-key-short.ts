import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/rsa-host-key-short',
  client: { files: { '~/.ssh/config': 'Host *\n  RequiredRSASize 2048\n' } },
  fault: [
    {
      on: 'server',
      sh: `install -m 600 $FIXTURES/host2/ssh_host_rsa_1024_key /etc/ssh/
install -m 644 $FIXTURES/host2/ssh_host_rsa_1024_key.pub /etc/ssh/`,
      undo: ':',
    },
    { kind: 'sshd.option', lines: ['HostKey /etc/ssh/ssh_host_rsa_1024_key'] },
    { kind: 'known-hosts', lines: ['server.lab host2/ssh_host_rsa_1024_key.pub'] },
  ],
  expect: {
    first: 'kex/hostkey-rsa-too-short',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['auth/key-rsa-too-short', 'hostkey/hostkey-changed-reinstall'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
