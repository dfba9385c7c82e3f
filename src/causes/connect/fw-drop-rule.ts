import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh, droppedPortSigns } from '../conditions/connect.ts';
import { openHostFirewall, openProviderFirewall } from '../fixes/firewall.ts';

export default defineCause({
  id: 'connect/fw-drop-rule',
  title: 'A firewall drops port {port} of the server without an answer, while the server itself is alive.',
  layer: 'H',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [...droppedPortSigns],
  ruledOutBy: answersAsSsh,
  lookAlikes: [
    'connect/cloud-sg-rule-missing',
    'connect/net-local-blocks-22',
    'connect/ban-fail2ban',
    'connect/host-down-or-stopped',
  ],
  decidedBy: {
    where: 'server',
    says: 'On the console, list the rules and see which of them counts packets to port {port}:',
    run: 'sudo nft list ruleset',
  },
  fix: [...openHostFirewall, ...openProviderFirewall],
  source: ['founding article', 'lab'],
});
