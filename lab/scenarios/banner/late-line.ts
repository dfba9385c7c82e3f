import { defineScenario } from '../../scenario.ts';

// The same, but the line comes after seven seconds, and ssh waits for five at most.
export default defineScenario({
  id: 'banner/late-line',
  client: { files: { '~/.ssh/config': 'Host *\n  ConnectTimeout 5\n' } },
  fault: [
    { kind: 'hosts.deny', line: 'sshd: .bad.example' },
    { kind: 'dns.silent', name: '*' },
    {
      on: 'server',
      sh: 'echo "options timeout:7 attempts:1" >> /etc/resolv.conf',
      undo: 'sed -i /options/d /etc/resolv.conf',
    },
  ],
  expect: {
    first: 'banner/proto-banner-timeout',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['banner/ban-hosts-deny', 'banner/port-is-tarpit'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
