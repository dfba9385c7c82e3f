const domainsAtMost = 6; // resolv.conf(5): MAXDNSRCH of glibc before 2.26

/**
 * Search domains of resolv.conf(5): the last `search` or `domain` line counts, and LOCALDOMAIN of the environment
 * goes before both.
 */
export function searchDomains(resolvConf: string, localDomain: string | undefined): readonly string[] {
  let domains: readonly string[] = [];
  for (const line of resolvConf.split('\n')) {
    const [keyword, ...values] = line.trim().split(/\s+/);
    if (keyword === 'search') domains = values;
    else if (keyword === 'domain') domains = values.slice(0, 1);
  }
  const fromEnvironment = localDomain?.trim().split(/\s+/).filter(Boolean);
  return (fromEnvironment ?? domains)
    .map((domain) => domain.replace(/\.$/, ''))
    .filter((domain) => domain !== '')
    .slice(0, domainsAtMost);
}
