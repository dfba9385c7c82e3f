import { type At, labels, seconds, type Words } from './words.ts';

/** The name and its addresses. */
export function resolveWords({ value, tookMs }: At): Words | undefined {
  const found = value('name.lookup');
  const asked = value('config.effective')?.hostname ?? value('name.form')?.name ?? 'the name';
  const took = tookMs('name.lookup');
  switch (found?.kind) {
    case undefined:
      return undefined;
    case 'literal':
      return { label: 'address', says: found.address, tookMs: null };
    case 'addresses': {
      const [first, ...more] = found.addresses;
      const hosts = value('name.hosts-file')?.[0];
      const from = hosts === undefined ? '' : ` (${hosts.file} line ${hosts.line})`;
      return {
        label: labels.resolve,
        says: `${asked} is ${first}${more.length === 0 ? '' : ` and ${more.length} more`}${from}`,
        tookMs: took,
      };
    }
    case 'not-found':
      return { label: labels.resolve, says: `${asked} has no address`, tookMs: took };
    case 'temporary-failure':
      return { label: labels.resolve, says: `no answer about ${asked} from the name servers`, tookMs: took };
    case 'no-address-of-family':
      return {
        label: labels.resolve,
        says: `${asked} has no ${found.family === 'inet' ? 'IPv4' : 'IPv6'} address`,
        tookMs: took,
      };
    case 'silent':
      return {
        label: labels.resolve,
        says: `no answer about ${asked} within ${seconds(found.waitedMs)}`,
        tookMs: took,
      };
    case 'failed':
      return { label: labels.resolve, says: `the look-up of ${asked} failed: ${found.code}`, tookMs: took };
    default:
      return found satisfies never;
  }
}
