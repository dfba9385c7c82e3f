import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { droppedPortSigns } from '../conditions/connect-signs.ts';
import { otherPortRefuses } from '../conditions/elsewhere.ts';

export default defineCause({
  id: 'connect/cloud-sg-source-ip',
  title: "The provider's firewall lets SSH in from another address than yours.",
  layer: 'G',
  frequency: 'common',
  refusedBy: 'provider-firewall',
  signs: [...droppedPortSigns, { when: all(silent, otherPortRefuses), weight: 'weak', against: true }],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/cloud-sg-rule-missing', 'connect/ban-provider'],
  decidedBy: {
    where: 'provider',
    says: "Look in the provider's panel whether its firewall lets TCP port {port} in from your address; when it does, a rule of the server itself drops it. On its console:",
    run: 'sudo nft list ruleset',
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: "In the provider's panel replace the source address of the rule for port {port} by your present public address; home, office and CI addresses change.",
    },
    { where: 'client', system: 'any', does: 'See your present public address:', run: 'curl https://ifconfig.co' },
    {
      where: 'provider',
      system: 'any',
      does: 'On AWS, with the id of the security group:',
      run: 'aws ec2 authorize-security-group-ingress --group-id <sg-id> --protocol tcp --port {port} --cidr <your-address>/32',
    },
  ],
  source: ['https://github.com/wlixcc/SFTP-Deploy-Action/issues/6'],
});
