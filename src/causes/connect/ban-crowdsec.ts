import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { stoppedByGuard } from '../conditions/inside-firewall.ts';

const decided = fact('server.ban').field('tool').equals('crowdsec', 'CrowdSec has decided so');

export default defineCause({
  id: 'connect/ban-crowdsec',
  title: 'CrowdSec on the server has blocked your address.',
  layer: 'I',
  frequency: 'rare',
  refusedBy: 'ban-tool',
  signs: [...reasonForSilenceSigns],
  proof: stoppedByGuard('crowdsec'),
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/ban-fail2ban', 'connect/fw-drop-rule'],
  decidedBy: {
    where: 'server',
    says: 'From another address or on the console:',
    run: 'sudo cscli decisions list --ip <your-address>',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, delete the decision on this address alone ({server.ban.jail}, it ends in {server.ban.until}):',
      run: 'sudo cscli decisions delete --ip {server.ban.address}',
      when: decided,
    },
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, see the decision and delete it:',
      run: 'sudo cscli decisions list --ip <your-address>; sudo cscli decisions delete --ip <your-address>',
    },
  ],
  source: ['CrowdSec documentation'],
});
