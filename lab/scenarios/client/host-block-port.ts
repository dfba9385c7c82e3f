import { defineScenario } from '../../scenario.ts';

// A pattern above the block of the host wins: ssh takes the first value it finds.
export default defineScenario({
  id: 'client/host-block-port',
  client: { files: { '~/.ssh/config': 'Host *.lab\n  Port 2200\n\nHost server.lab\n  Port 22\n' } },
  expect: {
    first: 'client/client-config-host-block-override',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
