/** Addresses as numbers, so that prefixes and intervals can be compared. */

export type Family = 4 | 6;
export type Range = readonly [low: bigint, high: bigint];

export const widthOf = { 4: 32n, 6: 128n } as const;

/** An address without a zone; undefined: it is none. */
export function parseAddress(text: string): { readonly family: Family; readonly value: bigint } | undefined {
  const four = parseFour(text);
  if (four !== undefined) return { family: 4, value: four };
  const six = parseSix(text);
  return six === undefined ? undefined : { family: 6, value: six };
}

function parseFour(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

/** RFC 4291 section 2.2, all three forms. */
function parseSix(text: string): bigint | undefined {
  if (text.length > 45 || !text.includes(':') || !/^[0-9a-f:.]+$/iu.test(text)) return undefined;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/u.exec(text);
  const four = tail === null ? undefined : parseFour(tail[2] ?? '');
  if (tail !== null && four === undefined) return undefined;
  const plain =
    tail === null || four === undefined
      ? text
      : `${tail[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], rest = []] = groups;
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...rest];
  if (all.some((group) => !/^[0-9a-f]{1,4}$/iu.test(group))) return undefined;
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

export function prefixRange(family: Family, value: bigint, length: number): Range | undefined {
  const width = widthOf[family];
  if (!Number.isInteger(length) || length < 0 || BigInt(length) > width) return undefined;
  const rest = (1n << (width - BigInt(length))) - 1n;
  const low = value & ~rest & ((1n << width) - 1n);
  return [low, low | rest];
}

export function formatAddress(family: Family, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - at * 16)) & 0xffffn).toString(16));
  return compressed(groups.join(':'));
}

/** RFC 5952 section 4.2: the longest run of two or more zero groups becomes `::`. */
function compressed(text: string): string {
  const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/gu)].map(([run]) => run);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.indexOf(longest);
  return `${text.slice(0, at)}::${text.slice(at + longest.length).replace(/^:/u, '')}`;
}
