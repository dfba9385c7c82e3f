import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { stoppedByGuard } from '../conditions/inside-firewall.ts';

export default defineCause({
  id: 'connect/ban-csf-cphulk',
  title: 'The firewall of the hosting panel (CSF, cPHulk) has blocked your address.',
  layer: 'I',
  frequency: 'occasional',
  refusedBy: 'ban-tool',
  signs: [...reasonForSilenceSigns],
  proof: stoppedByGuard('csf'),
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/ban-fail2ban', 'connect/fw-drop-rule'],
  decidedBy: { where: 'server', says: 'From another address or on the console:', run: 'csf -g <your-address>' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'As root on the server, look for your address and take it out:',
      run: 'csf -g <your-address>; csf -dr <your-address>; csf -tr <your-address>',
    },
    { where: 'provider', system: 'any', does: 'Ask the support of the host to unblock your public address.' },
  ],
  source: ['ConfigServer CSF readme'],
});
