import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { noInterface, someDefaultRoute } from '../conditions/client.ts';
import { contrastOpen } from '../conditions/elsewhere.ts';
import {
  lookupFailsForNow,
  mdnsName,
  noServersConfigured,
  notFound,
  ordinaryName,
  resolved,
  serversFail,
  serversSilent,
} from '../conditions/resolve.ts';

export default defineCause({
  id: 'resolve/dns-temporary-failure',
  title: 'The name servers of this machine give no answer, so {host} cannot be looked up.',
  layer: 'C',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [
    { when: lookupFailsForNow, weight: 'strong' },
    { when: all(lookupFailsForNow, any(serversSilent, noServersConfigured)), weight: 'medium' },
    { when: all(lookupFailsForNow, serversFail), weight: 'medium' },
    { when: noInterface, weight: 'decisive', against: true },
    { when: mdnsName, weight: 'strong', against: true },
  ],
  proof: all(lookupFailsForNow, any(serversFail, all(serversSilent, contrastOpen)), someDefaultRoute, ordinaryName), // silent servers may mean that the whole network is down
  ruledOutBy: any(resolved, notFound),
  lookAlikes: ['resolve/dns-name-not-found', 'connect/net-offline-or-unreachable'],
  decidedBy: {
    where: 'client',
    says: 'Ask a public name server; when it answers, your own ones are at fault:',
    run: 'nslookup {hostname} 9.9.9.9',
  },
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'See which name servers are used, and start the resolver again:',
      run: 'resolvectl status; sudo systemctl restart systemd-resolved',
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Empty the cache of the resolver:',
      run: 'sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder',
    },
    { where: 'client', system: 'windows', does: 'Empty the cache of the resolver:', run: 'ipconfig /flushdns' },
    { where: 'client', system: 'any', does: 'Meanwhile connect to the address itself, if you know it.' },
  ],
  source: ['ssh.c, resolve_host(): gai_strerror()'],
});
