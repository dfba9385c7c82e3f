import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { stoppedByFirewalld } from '../conditions/inside-firewall.ts';
import { refusedBySelf } from '../conditions/way.ts';
import { passFirewalld } from '../fixes/inside-firewall.ts';

export default defineCause({
  id: 'connect/fw-firewalld-zone-wrong',
  title: 'firewalld on the server has the network interface in a zone that does not let SSH in.',
  layer: 'H',
  frequency: 'occasional',
  refusedBy: 'host-firewall',
  signs: [
    {
      when: all(
        refusedBySelf,
        fact('tcp.connect')
          .field('icmp.name')
          .oneOf(['admin-prohibited', 'host-prohibited'], 'the message is the one that firewalld sends'),
      ),
      weight: 'strong',
    },
    { when: silent, weight: 'weak' },
  ],
  proof: stoppedByFirewalld,
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/fw-reject-rule', 'connect/cloud-image-host-firewall'],
  decidedBy: {
    where: 'server',
    says: 'On the console:',
    run: 'sudo firewall-cmd --get-active-zones; sudo firewall-cmd --list-all',
  },
  fix: [
    passFirewalld,
    {
      where: 'server',
      system: 'rhel',
      does: 'On the console, see the zones and their rules:',
      run: 'sudo firewall-cmd --get-active-zones; sudo firewall-cmd --list-all',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'Allow the port for good:',
      run: 'sudo firewall-cmd --permanent --add-port={port}/tcp && sudo firewall-cmd --reload',
    },
  ],
  source: ['firewalld.zone(5)', 'lab'],
});
