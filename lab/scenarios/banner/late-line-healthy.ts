import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/late-line-healthy',
  title: 'The first line comes after three seconds, and ssh has the patience.',
  fault: [
    { kind: 'hosts.deny', line: 'sshd: .bad.example' },
    { kind: 'dns.silent', name: '*' },
    { on: 'server', sh: 'echo "options timeout:3 attempts:1" >> /etc/resolv.conf' },
  ],
  healthy: true,
  expect: { exit: 0, never: ['banner/proto-banner-timeout'] },
});
