import ipaddr from 'ipaddr.js';

/** The family of a numeric address as the resolver takes it (an IPv6 zone allowed), or undefined for a name. */
export function literalFamily(host: string): 4 | 6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return 4;
  return host.includes(':') && ipaddr.IPv6.isValid(host) ? 6 : undefined;
}
