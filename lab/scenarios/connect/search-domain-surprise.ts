import { defineScenario } from '../../scenario.ts';

// Another machine of the same short name, in the search domain that comes first.
export default defineScenario({
  id: 'connect/search-domain-surprise',
  client: { args: ['deploy@server'] },
  dns: { 'server.corp.lab': ['10.2.1.77'] },
  fault: {
    on: 'client',
    sh: "printf 'nameserver 10.0.1.1\\nsearch corp.lab lab\\n' > /etc/resolv.conf",
    undo: "echo 'nameserver 10.0.1.1' > /etc/resolv.conf",
  },
  expect: { first: 'connect/dns-wrong-or-stale-address', never: ['connect/sshd-not-running'], exit: 1 },
  ends: 'healthy-after-undo',
});
