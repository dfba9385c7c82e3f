import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { refusedBySelf } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/cloud-image-host-firewall',
  title: 'The image of the cloud server came with firewall rules of its own, which reject port {port}.',
  layer: 'G',
  frequency: 'occasional',
  refusedBy: 'host-firewall',
  signs: [
    {
      when: all(
        refusedBySelf,
        fact('tcp.connect')
          .field('icmp.name')
          .equals('host-prohibited', 'the message is host-prohibited, the end of the rules in such images'),
      ),
      weight: 'strong',
    },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/cloud-sg-rule-missing', 'connect/fw-firewalld-zone-wrong'],
  decidedBy: {
    where: 'server',
    says: 'On the console, list the rules and see which of them counts packets to port {port}:',
    run: 'sudo nft list ruleset',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Look at the rules; in such images the last one rejects everything:',
      run: 'sudo iptables -S INPUT',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Put a rule before it, then save the rules (Debian and Ubuntu: netfilter-persistent save):',
      run: 'sudo iptables -I INPUT -p tcp --dport {port} -j ACCEPT',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'With firewalld:',
      run: 'sudo firewall-cmd --permanent --add-port={port}/tcp && sudo firewall-cmd --reload',
    },
  ],
  source: ['https://github.com/slackhq/nebula/issues/352'],
});
