import { defineScenario } from '../../scenario.ts';

// known_hosts has the RSA key; the server shows only its Ed25519 key.
export default defineScenario({
  id: 'hostkey/other-type-strict',
  client: { args: ['-o', 'StrictHostKeyChecking=yes', 'deploy@server.lab'] },
  fault: [
    { kind: 'hostkey.types', types: ['ed25519'] },
    { on: 'client', sh: "sed -i '/ssh-rsa/!d' /home/me/.ssh/known_hosts", undo: ':' },
  ],
  expect: {
    first: 'hostkey/hostkey-type-not-stored',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-unknown-noninteractive'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
