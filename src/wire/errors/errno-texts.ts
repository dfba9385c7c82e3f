import type { Saying } from '../../contract/facts/told.ts';
import { bareEnglish, glibcForbidden, glibcRows, windowsRows } from './errno-table.ts';

interface ErrnoText {
  readonly what: Saying;
  readonly text: string;
}

/** What the longest known text of the operating system in a line says; of two as long, the one that the table has first. */
export function errnoInText(line: string): Saying | undefined {
  const text = plainApostrophes(line);
  const tried = nonAscii.test(text) ? all : ascii;
  const connecting = connectLine.test(text);
  const what = tried.find((one) => text.includes(one.text))?.what;
  if (what !== undefined) return connecting && what === 'reset' ? 'connect-reset' : what;
  if (connecting && forbidden.some((one) => text.includes(one))) return 'connect-forbidden';
  return deniedMethods.test(text) ? 'denied' : undefined;
}

const nonAscii = /[^\p{ASCII}]/u;
/** How OpenSSH begins the line, sshconnect.c: what follows happened before there was a connection. */
const connectLine = /connect to (?:host|address) /u;

/** Programs and pages print an apostrophe of the catalogue as ’, ‘, ` or ´. */
function plainApostrophes(text: string): string {
  return text.replaceAll(/[’‘`´]/gu, "'");
}

const all: readonly ErrnoText[] = [
  ...[...glibcRows, ...windowsRows].flatMap((row) =>
    Object.values(row.in).flatMap((texts) => [texts].flat().map((text) => ({ what: row.what, text }))),
  ),
  ...Object.entries(bareEnglish).flatMap(([what, texts]) => texts.map((text) => ({ what: what as Saying, text }))),
]
  .map(({ what, text }) => ({ what, text: plainApostrophes(text) }))
  .sort((a, b) => b.text.length - a.text.length);
const ascii = all.filter(({ text }) => !nonAscii.test(text));
const forbidden = Object.values(glibcForbidden).flat();

/**
 * OpenSSH does not translate its `Permission denied (publickey,…)`: translated pages and posts do. Other programs put a
 * number after the same words (`(13)`, `(os error 13)`), and mean a file.
 */
const deniedMethods = new RegExp(
  `(?:${Object.values(glibcForbidden)
    .map(([denied]) => denied)
    .join('|')}) ?[(（](?:publickey|password|keyboard-interactive|gssapi|hostbased)`,
  'u',
);
