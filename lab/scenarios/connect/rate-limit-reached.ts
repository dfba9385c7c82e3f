import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Six new connections in thirty seconds, and a rule rejects the next ones; nothing else is filtered.
export default defineScenario({
  id: 'connect/rate-limit-reached',
  fault: [
    {
      on: 'server',
      sh: `for tool in iptables ip6tables; do
  $tool -A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --name ssh --set
  $tool -A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --name ssh --update --seconds 30 --hitcount 6 -j REJECT
done`,
      undo: 'iptables -D INPUT 2; iptables -D INPUT 1; ip6tables -D INPUT 2; ip6tables -D INPUT 1',
    },
    {
      on: 'client',
      sh: 'for n in 1 2 3 4 5 6 7; do nc -z -w 1 $SERVER4 22; nc -z -w 1 $SERVER6 22; done; ! nc -z -w 1 $SERVER4 22',
      undo: ':',
    },
  ],
  expect: {
    first: 'connect/fw-rate-limit',
    group: rejectedByHost,
    refusedBy: ['ban-tool', 'host-firewall'],
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
