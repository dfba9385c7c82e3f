import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import {
  internalName,
  noAddressOfFamily,
  notFound,
  notInHostsFile,
  ordinaryName,
  resolved,
  serversDenyName,
} from '../conditions/resolve.ts';

export default defineCause({
  id: 'resolve/dns-name-not-found',
  title: 'The name servers of this machine have no address for {host}.',
  layer: 'C',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [
    { when: all(notFound, ordinaryName), weight: 'strong' },
    { when: notFound, weight: 'medium' },
    { when: all(notFound, serversDenyName), weight: 'medium' },
    { when: noAddressOfFamily, weight: 'strong' },
  ],
  proof: all(notFound, serversDenyName, ordinaryName, notInHostsFile, not(internalName)), // says no more than the servers do: a name of a VPN is unknown to them as well
  ruledOutBy: resolved,
  lookAlikes: [
    'resolve/dns-alias-only-in-config',
    'resolve/dns-temporary-failure',
    'client/host-argument-malformed',
    'connect/net-vpn-required',
  ],
  decidedBy: { where: 'client', says: 'Ask another name server for the name:', run: 'nslookup {hostname} 9.9.9.9' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Check the spelling of the name, or connect to the address itself (it stands in the panel of the provider).',
    },
    {
      where: 'client',
      system: 'any',
      does: 'If the name exists only inside a company or a VPN, connect to that first.',
    },
    { where: 'provider', system: 'any', does: 'Add an A or AAAA record for {host} at the name servers of its domain.' },
    {
      where: 'client',
      system: 'any',
      does: 'With -4 or -6, leave the option out: the name may have an address of the other kind only.',
    },
  ],
  source: ['ssh.c, resolve_host()', 'PuTTY doc/errors'],
});
