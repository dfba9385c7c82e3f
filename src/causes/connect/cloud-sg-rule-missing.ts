import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { whollySilentSigns } from '../conditions/connect-signs.ts';
import { otherPortRefuses, pingAnswers, silentButAlive } from '../conditions/elsewhere.ts';
import { openProviderFirewall } from '../fixes/firewall.ts';

export default defineCause({
  id: 'connect/cloud-sg-rule-missing',
  title: "The provider's firewall (security group) of the server has no rule for port {port}.",
  layer: 'G',
  frequency: 'common',
  refusedBy: 'provider-firewall',
  signs: [
    ...whollySilentSigns,
    { when: silentButAlive, weight: 'strong' },
    { when: all(silent, pingAnswers), weight: 'medium' },
    { when: all(silent, otherPortRefuses), weight: 'weak', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: [
    'connect/server-firewall-drop-or-down',
    'connect/cloud-sg-source-ip',
    'connect/fw-drop-rule',
    'connect/host-down-or-stopped',
  ],
  decidedBy: {
    where: 'provider',
    says: "Look in the provider's panel at the firewall or security group of the server: is there a rule for TCP port {port} and your address?",
  },
  fix: openProviderFirewall,
  source: ['AWS EC2 user guide', 'Azure linux-vm-connect'],
});
