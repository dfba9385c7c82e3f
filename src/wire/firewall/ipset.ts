import { parseAddress, prefixRange } from './addresses.ts';
import type { Element, NamedSet } from './model.ts';

/** Reads what `ipset save` prints. Sets of one address or network are understood; of others only the name. */
export function readIpsets(text: string): ReadonlyMap<string, NamedSet> {
  const found = new Map<string, { readonly plain: boolean; readonly elements: Element[] }>();
  for (const line of text.split('\n')) {
    const [word, name = '', kind = '', option] = line.split(' ');
    if (word === 'create') found.set(name, { plain: kind === 'hash:ip' || kind === 'hash:net', elements: [] });
    if (word !== 'add') continue;
    const set = found.get(name);
    const element = option === 'nomatch' ? undefined : elementOf(kind);
    if (set === undefined) continue;
    set.elements.push(element ?? [{ unknown: `an element of the set ${name}` }]);
  }
  return new Map(
    [...found].map(([name, { plain, elements }]) => [
      name,
      { name, elements: plain ? elements : null, verdicts: null },
    ]),
  );
}

function elementOf(text: string): Element | undefined {
  const [address = '', length] = text.split('/');
  const found = parseAddress(address);
  if (found === undefined) return undefined;
  const width = found.family === 4 ? 32 : 128;
  const range = prefixRange(found.family, found.value, length === undefined ? width : Number(length));
  return range === undefined ? undefined : [{ range }];
}
