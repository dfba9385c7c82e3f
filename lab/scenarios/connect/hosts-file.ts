import { defineScenario } from '../../scenario.ts';

// The hosts file sends the name to an address that nobody has; the name servers know the right one.
export default defineScenario({
  id: 'connect/hosts-file',
  fault: { on: 'client', sh: "echo '10.2.1.77 server.lab' >> /etc/hosts", undo: "sed -i '/server.lab/d' /etc/hosts" },
  expect: { first: 'connect/dns-hosts-file-override', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
