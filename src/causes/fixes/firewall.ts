import type { Fix } from '../../contract/cause.ts';
import { providerHasOtherWay } from '../conditions/provider.ts';

/** Opens one port in the server's own firewall and changes nothing else. Needs the console while SSH is out of reach. */
export const openHostFirewall: readonly Fix[] = [
  {
    where: 'server',
    system: 'debian',
    does: 'Allow the port in ufw (on the console):',
    run: 'sudo ufw allow {port}/tcp',
  },
  {
    where: 'server',
    system: 'rhel',
    does: 'Allow the port in firewalld (on the console):',
    run: 'sudo firewall-cmd --permanent --add-port={port}/tcp && sudo firewall-cmd --reload',
  },
  {
    where: 'server',
    system: 'suse',
    does: 'Allow the port in firewalld (on the console):',
    run: 'sudo firewall-cmd --permanent --add-port={port}/tcp && sudo firewall-cmd --reload',
  },
  {
    where: 'server',
    system: 'linux',
    does: 'With plain iptables, put a rule before the others, then save the rules:',
    run: 'sudo iptables -I INPUT -p tcp --dport {port} -j ACCEPT',
  },
  {
    where: 'server',
    system: 'windows',
    does: 'Allow the port in the Windows firewall, in a PowerShell as administrator:',
    run: "New-NetFirewallRule -Name sshd-{port} -DisplayName 'OpenSSH Server' -Enabled True -Direction Inbound -Protocol TCP -Action Allow -LocalPort {port}",
  },
];

/** For a machine on the way that refuses: only its owner can let the port through. */
export const askTheOwner: Fix = {
  where: 'network',
  system: 'any',
  does: 'Ask whoever runs the machine[ {path.refuser.address}] at hop {path.refuser.hop} to let TCP port {port} of {address} through; when it is the firewall of the provider, open the port in its panel.',
};

/** Opens the port in the provider's firewall, for this address only. */
export const openProviderFirewall: readonly Fix[] = [
  {
    where: 'provider',
    system: 'any',
    does: "Open the firewall or security group of the server in the provider's panel and allow TCP port {port} from your own public address.",
  },
  {
    where: 'provider',
    system: 'any',
    does: 'On AWS, with the id of the security group and your own public address:',
    run: 'aws ec2 authorize-security-group-ingress --group-id <sg-id> --protocol tcp --port {port} --cidr <your-address>/32',
  },
  {
    where: 'provider',
    system: 'any',
    does: 'On Google Cloud, with your own public address:',
    run: 'gcloud compute firewall-rules create allow-ssh-{port} --allow tcp:{port} --source-ranges <your-address>/32',
  },
];

/** Ways past a network that blocks port 22. */
export const passTheNetwork: readonly Fix[] = [
  {
    where: 'network',
    system: 'any',
    does: 'Connect from another network (a phone hotspot, a VPN) to see whether it works there.',
  },
  {
    where: 'network',
    system: 'any',
    does: 'Ask whoever runs this network to allow outgoing TCP connections to port {port} of {address}.',
  },
  {
    where: 'client',
    system: 'any',
    does: 'Use the other way that {target.provider.name} has for networks like this:',
    run: 'ssh -T -p {target.provider.otherWay.port} {user}@{target.provider.otherWay.host}',
    when: providerHasOtherWay,
  },
  {
    where: 'server',
    system: 'any',
    does: 'On your own server let sshd listen on a second port that this network passes, such as 443 (line "Port 443" in sshd_config).',
  },
];
