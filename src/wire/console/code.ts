import { type ConsoleField, consoleFields, radixOf, shName } from './fields.ts';

/** What stands before the facts: which machine, when, and what was asked for. */
export interface CodeHead {
  /** 0: no host key could be read; 1 to 3: `hostKeyTypes`. */
  readonly keyType: number;
  /** First 20 bits of the SHA256 fingerprint. */
  readonly keyBits: number;
  /** Minutes since 1970 modulo 2^23 (16 years); 0: the machine did not know. */
  readonly minute: number;
  /** `hashOf` of the account and of the client's address asked for, 0: none; of the port. */
  readonly user: number;
  readonly from: number;
  readonly port: number;
}

export const hostKeyTypes = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa'] as const;
export const minuteModulus = 2 ** 23;
export const hashModulus = { user: 1021, from: 251, port: 251 } as const;
/** Crockford's base32: no I, L, O, U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters of the sum at the end: 20 bits. */
export const sumLength = 4;
/** The largest prime below 2^20: one wrong letter and two letters exchanged are always noticed. */
export const sumModulus = 1_048_573;
export const sumFactor = 37;
/** The first letter; another layout gets another one. */
export const codeVersion = '1';

/** Letters and digits of a code, without its version and hyphens. */
interface Part {
  readonly name: string;
  readonly radix: number;
  readonly field?: ConsoleField;
}

/** Most that one group of numbers may come to: sh reckons with 63 bits, twelve letters hold 60. */
const groupMost = 2 ** 60;

/** Numbers packed together, and how many letters hold them. */
export interface Group {
  readonly parts: readonly Part[];
  readonly letters: number;
}

/** The layout of the code, the same in sh and here. */
export const layout: readonly Group[] = grouped([
  { name: 'code_key_type', radix: 4 },
  { name: 'code_key_bits', radix: 2 ** 20 },
  { name: 'code_minute', radix: minuteModulus },
  { name: 'code_user', radix: hashModulus.user + 1 },
  { name: 'code_from', radix: hashModulus.from + 1 },
  { name: 'code_port', radix: hashModulus.port + 1 },
  ...consoleFields.flatMap((field) =>
    field.carried === undefined ? [] : [{ name: shName(field), radix: radixOf(field.carried), field }],
  ),
]);

function grouped(parts: readonly Part[]): readonly Group[] {
  const groups: Part[][] = [];
  let product = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    product *= part.radix;
    if (product <= groupMost) groups.at(-1)?.push(part);
    else {
      groups.push([part]);
      product = part.radix;
    }
  }
  return groups.map((group) => {
    const values = group.reduce((all, { radix }) => all * BigInt(radix), 1n);
    return { parts: group, letters: Math.ceil((values - 1n).toString(2).length / 5) };
  });
}

/** Letters without hyphens. */
export const codeLength = codeVersion.length + layout.reduce((sum, { letters }) => sum + letters, 0) + sumLength;

/** The number that stands for a variable of sh; 0: unknown, or not among what the code carries. */
export function numberFor({ carried }: ConsoleField, value: string): number {
  if (carried === undefined || value === '') return 0;
  if (carried.as === 'says') return value.includes(carried.saying.slice(1)) ? 2 : 1;
  if (carried.as === 'number') {
    const number = value === '-' ? carried.most : Number(value.split(' ')[0]);
    if (!Number.isInteger(number) || number < 0) return 0;
    if (number > carried.most) return carried.atMost ? carried.most + 1 : 0;
    return number + 1;
  }
  const at = carried.words.indexOf(value);
  if (at !== -1) return at + 1;
  return carried.other === undefined ? 0 : carried.words.length + 1;
}

function valueFor({ carried, type }: ConsoleField, number: number): string {
  if (carried === undefined || number === 0) return '';
  if (carried.as === 'says') return number === 2 ? carried.saying : 'null';
  if (carried.as === 'number') return type === 'numbers' && number - 1 === carried.most ? '-' : String(number - 1);
  return carried.words[number - 1] ?? carried.other ?? '';
}

/** What check.sh does, for tests and for other programs. */
export function encodeCode(head: CodeHead, values: ReadonlyMap<string, string>): string {
  const heads: { readonly [name: string]: number } = {
    code_key_type: head.keyType,
    code_key_bits: head.keyBits,
    code_minute: head.minute,
    code_user: head.user,
    code_from: head.from,
    code_port: head.port,
  };
  const letters = layout.flatMap((group) => {
    let number = 0n;
    for (const { name, radix, field } of group.parts)
      number =
        number * BigInt(radix) +
        BigInt(field === undefined ? (heads[name] ?? 0) : numberFor(field, values.get(name) ?? ''));
    return lettersOf(number, group.letters);
  });
  const body = `${codeVersion}${letters.join('')}`;
  return (`${body}${lettersOf(BigInt(sumOf(body)), sumLength).join('')}`.match(/.{1,4}/gu) ?? []).join('-');
}

/** The lowest digit first. */
function lettersOf(number: bigint, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => alphabet[Number((number >> BigInt(at * 5)) % 32n)] ?? '0');
}

function sumOf(letters: string): number {
  let sum = 1;
  for (const letter of letters) sum = (sum * sumFactor + alphabet.indexOf(letter) + 1) % sumModulus;
  return sum;
}

export type DecodedCode =
  | { readonly ok: true; readonly head: CodeHead; readonly values: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problem: string };

/** Reads a code as people type it: any case, hyphens and blanks anywhere, O for 0, I and L for 1. */
export function decodeCode(text: string): DecodedCode {
  const problem = (words: string): DecodedCode => ({ ok: false, problem: words });
  const plain = text.slice(0, 200).toUpperCase().replace(/[-\s]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  const foreign = Array.from(plain).find((letter) => !alphabet.includes(letter));
  if (foreign !== undefined) return problem(`the code holds ${JSON.stringify(foreign)}, which no code has`);
  if (plain[0] !== codeVersion && plain.length > 0)
    return problem(`the code begins with ${plain[0]}: it is mistyped, or of another version of whyssh than this one`);
  if (plain.length !== codeLength)
    return problem(`the code has ${plain.length} letters and digits instead of ${codeLength}`);
  const body = plain.slice(0, -sumLength);
  if (lettersOf(BigInt(sumOf(body)), sumLength).join('') !== plain.slice(-sumLength))
    return problem('a letter or digit of the code is wrong: its sum does not fit');
  const numbers = new Map<string, number>();
  let at = codeVersion.length;
  for (const { parts, letters } of layout) {
    let number = 0n;
    for (const letter of Array.from(body.slice(at, at + letters)).reverse())
      number = number * 32n + BigInt(alphabet.indexOf(letter));
    at += letters;
    for (const { name, radix } of [...parts].reverse()) {
      numbers.set(name, Number(number % BigInt(radix)));
      number /= BigInt(radix);
    }
    if (number !== 0n) return problem('this is no code of check.sh');
  }
  const of = (name: string): number => numbers.get(name) ?? 0;
  return {
    ok: true,
    head: {
      keyType: of('code_key_type'),
      keyBits: of('code_key_bits'),
      minute: of('code_minute'),
      user: of('code_user'),
      from: of('code_from'),
      port: of('code_port'),
    },
    values: new Map(
      layout.flatMap(({ parts }) =>
        parts.flatMap(({ name, field }) => (field === undefined ? [] : [[name, valueFor(field, of(name))] as const])),
      ),
    ),
  };
}

/** 1 to `modulus` for a text, 0 for none. Bytes above 127 count as `?`, as sh may not know their number. */
export function hashOf(text: string | null, modulus: number): number {
  if (text === null || text === '') return 0;
  let hash = 0;
  for (const byte of new TextEncoder().encode(text)) hash = (hash * 31 + (byte > 127 ? 63 : byte)) % modulus;
  return hash + 1;
}

/** First 20 bits of `SHA256:…` (base64). */
export function keyBitsOf(fingerprint: string): number {
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  for (const letter of fingerprint.replace(/^SHA256:/u, '').slice(0, 4))
    bits = bits * 64 + Math.max(0, base64.indexOf(letter));
  return bits >> 4;
}
