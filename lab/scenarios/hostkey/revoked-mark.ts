import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/revoked-mark',
  fault: { kind: 'known-hosts', keep: true, lines: ['@revoked * host/ssh_host_ed25519_key.pub'] },
  expect: {
    first: 'hostkey/hostkey-revoked',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-unknown-noninteractive'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
