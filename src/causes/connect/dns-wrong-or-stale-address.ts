import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { answersAsSsh, noConnection } from '../conditions/connect.ts';
import {
  bySearchDomain,
  literalAddress,
  notInHostsFile,
  resolvedByName,
  serversDisagree,
} from '../conditions/resolve.ts';
import { nobodyHasAddress } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/dns-wrong-or-stale-address',
  title: '{host} leads to {address}, which is not the address of the server (any more).',
  layer: 'C',
  frequency: 'common',
  refusedBy: [{ when: nobodyHasAddress, by: 'nobody' }],
  showsAt: ['connect', 'hostkey'],
  signs: [
    { when: all(nobodyHasAddress, resolvedByName), weight: 'decisive' },
    { when: all(noConnection, serversDisagree, notInHostsFile), weight: 'strong' },
    { when: all(noConnection, resolvedByName), weight: 'weak' },
    { when: bySearchDomain, weight: 'medium' },
    {
      when: all(fact('hostkey.known').kind('changed', 'the host key is not the known one'), resolvedByName),
      weight: 'weak',
    },
  ],
  ruledOutBy: any(
    literalAddress,
    all(answersAsSsh, fact('hostkey.known').kind('match', 'it proves the known host key')),
  ),
  lookAlikes: ['connect/host-address-changed', 'connect/dns-hosts-file-override', 'connect/host-down-or-stopped'],
  decidedBy: { where: 'provider', says: "Compare {address} with the address of the server in the provider's panel." },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Compare {address} with the address in the panel of the provider, and correct the A or AAAA record of {host}.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Until the record has changed everywhere, connect to the right address itself.',
    },
    {
      where: 'client',
      system: 'linux',
      does: 'Forget cached answers of this machine:',
      run: 'resolvectl flush-caches',
    },
    { where: 'client', system: 'windows', does: 'Forget cached answers of this machine:', run: 'ipconfig /flushdns' },
  ],
  source: ['https://github.com/AnimMouse/frp-flyapp/issues/1'],
});
