import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/revoked-file',
  client: {
    files: {
      '~/.ssh/config': 'Host *\n  RevokedHostKeys /home/me/.ssh/revoked\n',
      '~/.ssh/revoked': { fixture: 'host/ssh_host_ed25519_key.pub', mode: '644' },
    },
  },
  expect: {
    first: 'hostkey/hostkey-revoked',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-unknown-noninteractive'],
    exit: 1,
  },
});
