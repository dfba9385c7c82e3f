import { defineScenario } from '../../scenario.ts';

// The SSH port of an address in known_hosts answers, so the network is up and only the name server is mute.
export default defineScenario({
  id: 'resolve/resolver-silent',
  fault: {
    kind: 'dns.answer',
    names: { 'server.lab': 'silent', 'server4.lab': 'silent', 'server6.lab': 'silent', '*': 'silent' },
  },
  expect: {
    first: 'resolve/dns-temporary-failure',
    verdict: 'proven',
    never: ['resolve/dns-name-not-found', 'connect/net-offline-or-unreachable'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
