import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { answersAsSsh, noConnection, refused, silent } from '../conditions/connect.ts';
import { contentNetwork } from '../conditions/resolve.ts';

export default defineCause({
  id: 'connect/dns-cdn-proxied',
  title: '{host} leads to {address.kind.cdn}, which forwards only web traffic, not SSH.',
  layer: 'C',
  frequency: 'occasional',
  refusedBy: 'provider-firewall',
  signs: [{ when: all(noConnection, contentNetwork), weight: 'decisive' }],
  proof: all(any(silent, refused), contentNetwork),
  ruledOutBy: answersAsSsh,
  explains: [
    'connect/fw-drop-rule',
    'connect/cloud-sg-rule-missing',
    'connect/cloud-sg-source-ip',
    'connect/server-firewall-drop-or-down',
    'connect/host-down-or-stopped',
    'connect/fw-reject-rule',
    'connect/sshd-not-running',
    'connect/sshd-not-installed',
    'connect/listen-loopback-only',
    'connect/net-local-blocks-22',
  ],
  lookAlikes: ['connect/fw-drop-rule', 'connect/cloud-sg-rule-missing'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Connect to the own address of the server, which stands in the panel of its provider.',
    },
    {
      where: 'provider',
      system: 'any',
      does: 'Or make a second name for SSH, with a DNS record that is not proxied (at Cloudflare: the grey cloud, "DNS only").',
    },
  ],
  source: ['https://github.com/oznu/docker-cloudflare-ddns/issues/77'],
});
