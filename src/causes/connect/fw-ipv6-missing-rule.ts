import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { answersAsSsh, byProhibition, silent } from '../conditions/connect.ts';
import {
  silentButAlive,
  v4FailsBesideV6,
  v4WorksBesideV6,
  v6AliveBesideV4,
  v6FailsBesideV4,
  v6WorksBesideV4,
} from '../conditions/elsewhere.ts';
import { oneFamilyStopped } from '../conditions/inside-firewall.ts';
import { passRule, passUfw } from '../fixes/inside-firewall.ts';

export default defineCause({
  id: 'connect/fw-ipv6-missing-rule',
  title: 'The firewall lets SSH in over one kind of address (IPv4 or IPv6) and not over the other.',
  layer: 'H',
  frequency: 'occasional',
  refusedBy: 'host-firewall',
  signs: [
    { when: all(silent, any(v4WorksBesideV6, v6WorksBesideV4)), weight: 'strong' },
    { when: all(silentButAlive, any(v4WorksBesideV6, v6WorksBesideV4)), weight: 'decisive' },
    { when: v6AliveBesideV4, weight: 'decisive' },
    { when: all(byProhibition, any(v4WorksBesideV6, v6WorksBesideV4)), weight: 'strong' },
  ],
  proof: oneFamilyStopped,
  ruledOutBy: all(answersAsSsh, not(any(v6FailsBesideV4, v4FailsBesideV6))),
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/dns-ipv6-broken', 'connect/listen-ipv4-only'],
  decidedBy: {
    where: 'server',
    says: 'Compare the rules of both kinds:',
    run: 'sudo iptables -S INPUT; sudo ip6tables -S INPUT',
  },
  fix: [
    passUfw,
    ...passRule,
    {
      where: 'server',
      system: 'linux',
      does: 'Give both kinds the same rule:',
      run: 'sudo ip6tables -I INPUT -p tcp --dport {port} -j ACCEPT',
    },
    {
      where: 'server',
      system: 'debian',
      does: 'With ufw set IPV6=yes in /etc/default/ufw, then allow the port again:',
      run: 'sudo ufw allow {port}/tcp',
    },
    { where: 'client', system: 'any', does: 'Meanwhile use IPv4:', run: 'ssh -4 {host}' },
  ],
  source: ['https://github.com/mpiorowski/late-sh/issues/134'],
});
