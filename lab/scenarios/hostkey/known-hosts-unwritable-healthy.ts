import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/known-hosts-unwritable-healthy',
  title: 'known_hosts belongs to root: ssh asks every time, and the login works.',
  client: { files: { '~/.ssh/known_hosts': { content: '', mode: '444', owner: 'root:root' } } },
  healthy: true,
  expect: { exit: 0, then: ['hostkey/hostkey-known-hosts-unwritable'] },
});
