import { defineScenario } from '../../scenario.ts';

// The name of a provider that publishes its keys, and a machine that has none of them.
export default defineScenario({
  id: 'hostkey/published-differs',
  client: { args: ['git@github.com'] },
  fault: [
    { kind: 'dns.answer', names: { 'github.com': ['10.2.1.2', 'fd00:3::2'] } },
    { kind: 'hostkey.regenerate' },
    { kind: 'known-hosts', keep: true, lines: ['github.com host/ssh_host_ed25519_key.pub'] },
  ],
  expect: {
    first: 'hostkey/hostkey-mitm-or-interception',
    verdict: 'likely',
    refusedBy: 'path',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-provider-rotation'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
