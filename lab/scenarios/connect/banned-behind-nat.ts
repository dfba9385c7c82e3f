import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// fail2ban has banned the address that the office's router gives everybody. The web port of the same server is open: the
// connection held there shows the server's list of sockets who the client is.
export default defineScenario({
  id: 'connect/banned-behind-nat',
  client: { addressUntold: true },
  takenElsewhere: true,
  fault: [
    {
      on: 'router2',
      sh: `nft 'add table inet translate; add chain inet translate out { type nat hook postrouting priority 100; }; add rule inet translate out oifname eth1 masquerade'`,
      undo: 'nft delete table inet translate',
    },
    { on: 'server', kind: 'fail2ban.ban', ban: false },
    {
      on: 'server',
      sh: `python3 -m http.server --bind :: 8080 > /dev/null 2>&1 &
echo $! > /run/web.pid
until ss -Hltn 'sport = :8080' | grep -q .; do sleep 0.02; done
fail2ban-client set sshd banip 10.2.1.1 fd00:3::1 > /dev/null
timeout 10 sh -c 'until { iptables-save; ip6tables-save; nft list ruleset; } 2>/dev/null | grep -q fd00:3::1; do sleep 0.05; done'`,
      undo: 'kill $(cat /run/web.pid)',
    },
  ],
  expect: { first: 'connect/ban-fail2ban', group: rejectedByHost, exit: 1 },
  via: { first: 'connect/ban-fail2ban', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
