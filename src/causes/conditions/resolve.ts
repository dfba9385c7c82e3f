import { all, any, fact, not } from '../../contract/condition.ts';

/** Named conditions about the name of the host and its addresses. */

const lookup = fact('name.lookup');
export const resolved = lookup.kind(['literal', 'addresses'], 'the name has an address');
export const resolvedByName = lookup.kind('addresses', 'the name leads to {address}');
export const literalAddress = lookup.kind('literal', 'the destination is an address, not a name');
export const notFound = lookup.kind('not-found', 'this machine finds no address for {host}');
export const lookupFailsForNow = lookup.kind(
  ['temporary-failure', 'silent'],
  'the lookup of {host} ends without an answer',
);
export const noAddressOfFamily = lookup.kind('no-address-of-family', 'the name has no {name.lookup.family} address');
const dotted = '^[0-9.]+$';
export const onlyIpv6 = any(
  all(resolvedByName, not(lookup.field('addresses').matches(dotted, '{host} has an IPv4 address'))),
  all(literalAddress, not(lookup.field('address').matches(dotted, 'the destination is an IPv4 address'))),
);

const servers = fact('name.servers');
export const serversDenyName = servers.kind(['nxdomain', 'no-data'], 'the name servers say that there is no such name');
export const serversSilent = servers.kind('silent', 'no name server of this machine answers');
export const serversFail = servers.kind(
  ['servfail', 'refused', 'not-listening'],
  'the name servers answer that they cannot tell, or that nobody listens there',
);
const serversKnowName = servers.kind('answers', 'the name servers know the name');
export const serversDisagree = all(
  serversKnowName,
  servers.field('agrees').equals(false, 'the name servers give another address than the one used here'),
);
export const serversAgree = all(
  serversKnowName,
  servers.field('agrees').equals(true, 'the name servers give the same address'),
);
export const noServersConfigured = servers.kind('none-configured', 'no name server is configured');

export const bySearchDomain = fact('name.search-domain')
  .field('used')
  .matches('.', 'the search domain {name.search-domain.used} was added to the name');

const hostsFile = fact('name.hosts-file');
export const inHostsFile = hostsFile.count('>=', 1, 'the hosts file of this machine has a line for {host}');
export const notInHostsFile = hostsFile.count('==', 0, 'the hosts file has no line for {host}');

const form = fact('name.form');
export const mdnsName = form.field('mdns').equals(true, '{host} ends in .local, which is asked of the machines nearby');
export const ordinaryName = form.field('mdns').equals(false, '{host} is an ordinary name');
export const singleWord = form.field('labels').equals(1, '{host} is a single word without a dot');
/** Ends that only private networks use: reserved (RFC 8375, ICANN's .internal), or home-made by habit. */
const internalPattern =
  '\\.(internal|intranet|intra|corp|lan|home|private|localdomain|home\\.arpa|priv|vpn|cluster\\.local|consul)\\.?$';
export const internalName = form
  .field('name')
  .matches(internalPattern, '{host} has an end that only private networks use');
/** Services that give a home connection a name. */
const dynamicPattern =
  '\\.(duckdns\\.org|no-ip\\.(com|org|biz)|ddns\\.net|hopto\\.org|zapto\\.org|dynu\\.(com|net)|dyndns\\.(org|com)|dynv6\\.net|' +
  'afraid\\.org|mooo\\.com|myfritz\\.net|synology\\.me|myds\\.me|quickconnect\\.to|spdns\\.(de|org)|selfhost\\.(de|eu)|' +
  'homeip\\.net|ddnss\\.de|goip\\.de|sn\\.mynetname\\.net|asuscomm\\.com|tplinkdns\\.com|mycloud\\.com|myqnapcloud\\.com)\\.?$';
export const dynamicName = form
  .field('name')
  .matches(dynamicPattern, '{host} is a name for a home connection with a changing address');

export const contentNetwork = fact('address.kind')
  .field('cdn')
  .matches('.', '{address} belongs to {address.kind.cdn}, which forwards only web traffic');
export const lookupFails = any(notFound, lookupFailsForNow);
