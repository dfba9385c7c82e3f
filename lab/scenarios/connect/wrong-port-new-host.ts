import { defineScenario } from '../../scenario.ts';

// Nobody knows the key of this host yet, so the SSH server on the other port may be another machine behind the same address.
export default defineScenario({
  id: 'connect/wrong-port-new-host',
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { kind: 'file.remove', paths: ['~/.ssh/known_hosts'] },
  ],
  expect: { first: 'connect/wrong-port', verdict: 'likely', refusedBy: 'host', exit: 1 },
  ends: 'healthy-after-undo',
});
