import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/provider-other-way',
  title: "The office's router rejects port 22; GitHub also answers on port 443 of another name.",
  dns: { 'github.com': ['10.2.1.2'], 'ssh.github.com': ['10.2.1.3'] },
  client: { args: ['git@github.com'] },
  fault: { on: 'router1', kind: 'fw.reject', with: 'admin-prohibited', ports: [22] },
  expect: {
    first: 'connect/net-local-blocks-22',
    verdict: 'proven',
    provider: 'github',
    providerSays: 'host ssh.github.com, port 443',
    exit: 1,
  },
});
