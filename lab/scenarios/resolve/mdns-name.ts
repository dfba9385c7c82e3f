import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/mdns-name',
  client: { args: ['deploy@printserver.local'] },
  expect: { first: 'resolve/dns-mdns-missing', never: ['connect/net-offline-or-unreachable'], exit: 1 },
  ends: 'healthy-after-undo',
});
