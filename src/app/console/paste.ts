import { gzipSync } from 'node:zlib';
import { snippets } from '../../collectors/server/snippets.generated.ts';
import { posixCksum } from '../../wire/console/cksum.ts';

/** A look that a console which mangles pasted text can take. */
export interface Paste {
  /** To be typed by hand: none of | > $ - _ and no capital letter. */
  readonly typed: string;
  /** Hexadecimal, letters in either case. */
  readonly lines: readonly string[];
  /** The first so many lines are the receiver, and are checked together. */
  readonly receiver: number;
}

export const pasteLimits = { characters: 3_000, columns: 76, typed: 60 } as const;
/** Bytes of a line of the receiver. */
const receiverBytes = 38;
/** Hexadecimal digits of data in a line, between its number and its sum. */
const dataDigits = 70;

export function pasteForConsole(): Paste {
  const look = gzipSync(new TextEncoder().encode(snippets['paste'] ?? ''), { level: 9 }).toString('hex');
  const data = look.match(new RegExp(`.{1,${dataDigits}}`, 'gu')) ?? [];
  // Its length does not depend on the numbers in it.
  const receiver = received(2 + Math.ceil(receiverOf(19, 99).length / receiverBytes), data.length);
  const first = receiver.length + 1;
  return {
    typed: `sed '${first}q;s/../\\\\\\\\x&/gw j';eval "\`xargs printf %b <j\`"`,
    // One line more: sed reads it before it ends.
    lines: [...receiver, '00', ...data.map((digits, at) => withSum(first + 1 + at, digits))],
    receiver: receiver.length,
  };
}

function received(count: number, data: number): readonly string[] {
  const body = receiverOf(count + 2, count + 2 + data).padEnd(count * receiverBytes - guardBytes);
  const rows = chunks(' '.repeat(guardBytes) + body).slice(guardBytes / receiverBytes);
  const sum = posixCksum(rows.map((row) => `${escaped(row)}\n`).join('')).sum;
  const guard = `case $(sed '1,2d;y/ABCDEF/abcdef/' j|cksum) in ${sum}*)`.padEnd(guardBytes);
  return [...chunks(guard), ...rows].map(hexOf);
}

/** The first two lines compare the others with their sum before anything of them is run. */
const guardBytes = 2 * receiverBytes;

/** Takes the numbered lines, says which are bad, unpacks and runs the look when all are there, and removes its file. */
function receiverOf(first: number, end: number): string {
  const last = String(end - 1).padStart(2, '0');
  const code = [
    `k=;while :;do m=;x=;i=${100 + first};while [ $i -lt ${100 + end} ];do eval y=\\$a\${i#1};x=$x$y;[ "$y" ]||m="$m \${i#1}";i=$((i+1));done`,
    `[ "$m" ]||break;[ "$k" = ${last} ]&&echo missing$m;read l||break;l=\`echo $l|tr A-F a-f\`;d=\${l%????};k=\${d%"\${d#??}"}`,
    'set x `printf %s "$d"|cksum`;case $l in *[!0-9a-f]*|"");;*)case $2 in *${l#$d})eval a$k=${d#??};;esac;esac;done',
    `rm j;eval "$(echo $x|sed 's/../\\\\\\\\x&/g'|xargs printf %b|gunzip)";;*)echo again;esac`,
  ];
  return code.join(';');
}

function chunks(text: string): readonly string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${receiverBytes}}`, 'gu')) ?? [];
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** As `sed` writes a line to its file. */
function escaped(text: string): string {
  return hexOf(text).replace(/../gu, '\\\\x$&');
}

/** Number, data, and the last four digits of the sum that cksum prints of both. */
function withSum(number: number, digits: string): string {
  const text = `${String(number).padStart(2, '0')}${digits}`;
  return text + String(posixCksum(text).sum).slice(-4).padStart(4, '0');
}
