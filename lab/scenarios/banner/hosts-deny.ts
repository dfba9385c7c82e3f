import { defineScenario } from '../../scenario.ts';

// libwrap's clean_exit() waits five seconds before it ends: no other way to end a connection takes exactly so long.
export default defineScenario({
  id: 'banner/hosts-deny',
  fault: { on: 'server', kind: 'hosts.deny' },
  expect: {
    first: 'banner/ban-hosts-deny',
    verdict: 'likely',
    refusedBy: 'ban-tool',
    never: ['connect/sshd-not-running', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  via: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true },
});
