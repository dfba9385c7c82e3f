import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/unknown-strict',
  client: { args: ['-o', 'StrictHostKeyChecking=yes', 'deploy@server.lab'], files: { '~/.ssh/known_hosts': '' } },
  expect: {
    first: 'hostkey/hostkey-unknown-noninteractive',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-type-not-stored'],
    exit: 1,
  },
});
