import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/search-domain-healthy',
  title: 'A short name that a search domain completes.',
  client: { args: ['deploy@server'], files: { '~/.ssh/config': 'Host server\n  HostKeyAlias server.lab\n' } },
  fault: { on: 'client', sh: "printf 'nameserver 10.0.1.1\\nsearch lab\\n' > /etc/resolv.conf" },
  healthy: true,
  expect: { exit: 0 },
});
