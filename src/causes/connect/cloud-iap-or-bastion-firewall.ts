import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'connect/cloud-iap-or-bastion-firewall',
  title: "The cloud's access tunnel is not let through to the machine, or nothing listens there.",
  layer: 'G',
  frequency: 'occasional',
  refusedBy: 'provider-firewall',
  signs: [sign('decisive', said('iap-backend'))],
  lookAlikes: ['connect/sshd-not-running', 'connect/cloud-sg-rule-missing'],
  decidedBy: {
    where: 'provider',
    says: 'Let the cloud check the tunnel:',
    run: 'gcloud compute ssh INSTANCE --troubleshoot --tunnel-through-iap',
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: "Let Google's tunnel in:",
      run: 'gcloud compute firewall-rules create allow-ssh-ingress-from-iap --direction=INGRESS --action=allow --rules=tcp:22 --source-ranges=35.235.240.0/20',
    },
    { where: 'provider', system: 'any', does: 'With another cloud, allow the subnet of its bastion to port 22.' },
  ],
  source: ['Google Cloud documentation, IAP for TCP forwarding'],
});
