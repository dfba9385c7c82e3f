/** One path part of glob(7): `*`, `?`, `[a-z]`, `[!a-z]`, `\` before a sign that is meant itself. A leading dot must be written out. */
export function globPattern(part: string): (name: string) => boolean {
  let source = '';
  for (let at = 0; at < part.length; at++) {
    const sign = part[at] ?? '';
    const set = sign === '[' ? /^\[(!|\^)?(\]?[^\]]*)\]/.exec(part.slice(at)) : null;
    if (sign === '*') source += '.*';
    else if (sign === '?') source += '.';
    else if (set !== null) {
      source += `[${set[1] === undefined ? '' : '^'}${(set[2] ?? '').replace(/[\\\]^[]/g, '\\$&')}]`;
      at += set[0].length - 1;
    } else if (sign === '\\' && at + 1 < part.length) source += escaped(part[++at] ?? '');
    else source += escaped(sign);
  }
  const dotAllowed = part.startsWith('.') || part.startsWith('\\.');
  let matcher: RegExp;
  try {
    matcher = new RegExp(`^${source}$`, 's');
  } catch {
    return () => false; // a range that runs backwards, as [z-a], matches nothing
  }
  return (name) => (dotAllowed || !name.startsWith('.')) && matcher.test(name);
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
