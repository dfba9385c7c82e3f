import { acceptsAndSaysNothing } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A rule by name in hosts.deny makes sshd look up the caller's name, and the name server is silent: for minutes.
export default defineScenario({
  id: 'banner/no-line-name-lookup',
  fault: [
    { kind: 'hosts.deny', line: 'sshd: .bad.example' },
    { kind: 'dns.silent', name: '*' },
    {
      on: 'server',
      sh: 'echo "options timeout:30 attempts:5" >> /etc/resolv.conf',
      undo: 'sed -i /options/d /etc/resolv.conf',
    },
  ],
  expect: {
    first: 'banner/proto-banner-timeout',
    group: acceptsAndSaysNothing,
    never: ['banner/limit-maxstartups', 'banner/ban-hosts-deny', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
