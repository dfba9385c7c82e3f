import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-deny-network',
  title: 'hosts.deny names the network of the client.',
  fault: { kind: 'hosts.deny', line: 'ALL: 10.0.1.0/255.255.255.0, [fd00:1::]/64' },
  expect: { first: 'banner/ban-hosts-deny', verdict: 'likely', exit: 1 },
  via: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  here: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
