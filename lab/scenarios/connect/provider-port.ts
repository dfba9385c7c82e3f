import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/provider-port',
  title: 'A name of SiteGround, asked on port 22; SSH is on its own port. A server of the lab stands in for it.',
  dns: { 'gukm1055.siteground.biz': ['10.2.1.2'] },
  client: { args: ['u7-abc@gukm1055.siteground.biz'] },
  fault: { kind: 'sshd.port', port: 18765 },
  expect: {
    first: 'connect/wrong-port',
    verdict: 'likely',
    refusedBy: 'host',
    provider: 'siteground',
    providerSays: 'SSH is on port 18765 there',
    exit: 1,
  },
});
