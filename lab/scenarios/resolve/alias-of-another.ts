import { defineScenario } from '../../scenario.ts';

// The alias stands in the configuration of root only.
export default defineScenario({
  id: 'resolve/alias-of-another',
  client: {
    args: ['demo'],
    files: { '/root/.ssh/config': { content: 'Host demo\n  HostName server.lab\n', owner: 'root' } },
  },
  expect: { first: 'resolve/dns-alias-only-in-config', exit: 1 },
  ends: 'healthy-after-undo',
});
