import { notAllowedWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Logins of a user that does not exist cost five seconds each; more than fifteen shut the address out (sshd_config(5)).
export default defineScenario({
  id: 'banner/persource-penalties',
  server: { image: 'trixie' },
  fault: [
    { on: 'server', sh: ':', undo: 'service ssh restart' },
    {
      on: 'client',
      sh: `for n in 1 2 3 4 5 6; do for family in -4 -6; do
  ssh $family -F none -i /home/me/.ssh/id_ed25519 -o BatchMode=yes -o StrictHostKeyChecking=accept-new -o ConnectTimeout=8 nobody-here@server.lab true
done; done 2> /dev/null
true`,
      undo: ':',
    },
  ],
  expect: {
    first: 'banner/limit-persource-penalties',
    group: notAllowedWords,
    refusedBy: 'sshd-limits',
    never: ['connect/ban-fail2ban', 'banner/ban-hosts-deny', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
