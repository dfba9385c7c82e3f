import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The set of sshguard holds the address of the client.
export default defineScenario({
  id: 'connect/sshguard-set-drops',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table ip sshguard {
  set attackers { type ipv4_addr; flags interval; elements = { 10.0.1.2 } }
  chain blacklist { type filter hook input priority -10; policy accept; ip saddr @attackers drop; }
}
END`,
    undo: `nft delete table ip sshguard`,
  },
  expect: {
    first: 'connect/server-firewall-drop-or-down',
    group: whollySilent,
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/ban-sshguard', verdict: 'proven', refusedBy: 'ban-tool', exit: 1 },
  here: { first: 'connect/ban-sshguard', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
