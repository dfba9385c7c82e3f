import { defineCause } from '../../contract/cause.ts';
import { not } from '../../contract/condition.ts';
import { answersAsSsh, refused } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { notAllowedInside } from '../conditions/inside-firewall.ts';
import { refusedByRouter } from '../conditions/way.ts';
import { passRule } from '../fixes/inside-firewall.ts';

export default defineCause({
  id: 'connect/fw-geo-or-source-allowlist',
  title: 'The server lets SSH in only from listed countries or addresses, and yours is not among them.',
  layer: 'H',
  frequency: 'occasional',
  refusedBy: [
    { when: notAllowedInside, by: 'host-firewall' },
    { when: not(notAllowedInside), by: 'provider-firewall' },
  ],
  signs: [
    ...reasonForSilenceSigns,
    { when: refused, weight: 'weak' },
    { when: refusedByRouter, weight: 'medium', against: true },
  ],
  proof: notAllowedInside,
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/ban-provider', 'connect/cloud-sg-source-ip'],
  decidedBy: {
    where: 'network',
    says: 'Try from another network, or a VPN whose end is in the country of the server.',
  },
  fix: [
    ...passRule,
    {
      where: 'provider',
      system: 'any',
      does: "Add your public address to the list of allowed addresses in the hosting panel or the server's firewall.",
    },
  ],
  source: ['https://www.liquidweb.com/?p=391801'],
});
