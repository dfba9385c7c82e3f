import { defineScenario } from '../../scenario.ts';

// A home folder and a host name in the path are enough where both are long.
export default defineScenario({
  id: 'client/controlpath-too-long',
  client: {
    files: {
      '~/.ssh/config': `Host server.lab\n  ControlMaster auto\n  ControlPath ~/.ssh/${'control-masters-of-this-user/'.repeat(3)}%r@%h:%p\n`,
    },
  },
  expect: { first: 'client/client-controlpath-too-long', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
