import { type At, labels, shortPath, type Words } from './words.ts';

/** The host key against known_hosts. */
export function hostKeyWords({ value }: At): Words | undefined {
  const key = value('hostkey.presented');
  const known = value('hostkey.known');
  const label = labels.hostkey;
  if (key === undefined && known === undefined) return undefined;
  const name = key === undefined ? 'the host key' : `${key.type} ${key.fingerprint}`;
  switch (known?.kind) {
    case undefined:
      return { label, says: name, state: 'noted' };
    case 'match':
      return { label, says: `the known one (${shortPath(known.file)} line ${known.line})`, file: known.file };
    case 'ca-match':
      return {
        label,
        says: `certified by a known authority (${shortPath(known.file)} line ${known.line})`,
        file: known.file,
      };
    case 'unknown':
      return { label, says: `not known yet: ${name}`, state: 'noted' };
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
