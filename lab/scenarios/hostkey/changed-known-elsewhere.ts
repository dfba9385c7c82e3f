import { defineScenario } from '../../scenario.ts';

// After a new installation the person has accepted the new key under the other name of the same server.
export default defineScenario({
  id: 'hostkey/changed-known-elsewhere',
  fault: [
    { kind: 'hostkey.regenerate' },
    {
      kind: 'known-hosts',
      lines: ['server.lab host/ssh_host_ed25519_key.pub', 'server4.lab host2/ssh_host_ed25519_key.pub'],
    },
  ],
  expect: {
    first: 'hostkey/hostkey-changed-reinstall',
    never: ['hostkey/hostkey-changed-ip-reuse', 'hostkey/hostkey-mitm-or-interception', 'hostkey/path-lb-mixed-hosts'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
