import { defineScenario } from '../../scenario.ts';

// The machine that has the address now is one that known_hosts has under its own name.
export default defineScenario({
  id: 'hostkey/address-of-known-machine',
  world: 'two-servers',
  fault: [
    { kind: 'known-hosts', keep: true, lines: ['server2.lab host2/ssh_host_ed25519_key.pub'] },
    { on: 'server2', kind: 'hostkey.regenerate' },
    { kind: 'address.absent' },
    { on: 'server2', kind: 'address.take' },
    { on: 'router2', sh: 'ip neigh flush dev eth1', undo: ':' },
  ],
  expect: {
    first: 'hostkey/hostkey-changed-ip-reuse',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-mitm-or-interception', 'hostkey/path-lb-mixed-hosts'],
    exit: 1,
  },
});
