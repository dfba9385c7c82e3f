import { defineFault } from '../fault.ts';

const banNow = `
fail2ban-client set sshd banip $CLIENT4 $CLIENT6 > /dev/null
timeout 10 sh -c 'until { iptables-save; ip6tables-save; nft list ruleset; } 2>/dev/null | grep -q "'$CLIENT6'"; do sleep 0.05; done'`;

/**
 * The jail is Debian's own; only where it reads depends on whether there is a journal. The order to ban comes from
 * fail2ban-client, what happens then is the jail's default action.
 */
export default defineFault<{ ban?: boolean }>({
  about: "fail2ban with its defaults has banned the client's addresses; with `ban: false` it only watches.",
  on: 'server',
  apply: (
    { ban = true },
    { booted },
  ) => `printf '[sshd]\\nenabled = true\\nbackend = ${booted ? 'systemd' : 'polling'}\\n' > /etc/fail2ban/jail.local
service fail2ban start > /dev/null
timeout 20 sh -c 'until fail2ban-client status sshd > /dev/null 2>&1; do sleep 0.05; done'${ban ? banNow : ''}`,
  undo: () => 'fail2ban-client unban --all > /dev/null && service fail2ban stop > /dev/null',
});
