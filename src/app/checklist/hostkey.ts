import { type At, labels, shortPath, type Words } from './words.ts';

/** The host key against known_hosts. */
export function hostKeyWords({ value }: At): Words | undefined {
  const key = value('hostkey.presented');
  const known = value('hostkey.known');
  const label = labels.hostkey;
  if (key === undefined && known === undefined) return undefined;
  const published = value('hostkey.published');
  const isPublished = published !== undefined && published.provider !== null && published.matches;
  const listed =
    published === undefined || published.provider === null
      ? ''
      : isPublished
        ? `, which ${published.provider} publishes`
        : `, none of those that ${published.provider} publishes`;
  const name = `${key === undefined ? 'the host key' : `${key.type} ${key.fingerprint}`}${listed}`;
  switch (known?.kind) {
    case undefined:
      return { label, says: name, state: 'noted' };
    case 'match':
      return { label, says: `the known one (${shortPath(known.file)} line ${known.line})${listed}`, file: known.file };
    case 'ca-match':
      return {
        label,
        says: `certified by a known authority (${shortPath(known.file)} line ${known.line})`,
        file: known.file,
      };
    case 'unknown':
      return { label, says: `not known yet: ${name}`, ...(isPublished ? {} : { state: 'noted' as const }) };
    case 'other-type-only':
      return {
        label,
        says: `known with another type only (${shortPath(known.file)} line ${known.line}): ${name}`,
        file: known.file,
        state: 'noted',
      };
    case 'changed':
      return {
        label,
        says: `not the one in ${shortPath(known.file)} line ${known.line}: now ${name}`,
        file: known.file,
      };
    case 'revoked':
      return { label, says: `revoked: ${name}` };
    case 'ca-problem':
      return { label, says: `the host certificate does not count (${known.problem})`, state: 'noted' };
    default:
      return known satisfies never;
  }
}
