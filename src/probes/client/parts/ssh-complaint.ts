import type { ConfigCheck } from '../../../contract/facts/config.ts';
import { quote } from '../../../contract/quoted.ts';
import { everKnownAlgorithms } from './default-lists.ts';
import { knownElsewhere } from './known-keywords.ts';

/** What ssh says on standard error when it ends without having read its configuration (readconf.c, ssh.c). */
export type Complaint =
  | Exclude<ConfigCheck, { kind: 'bad-permissions' | 'ok' }>
  | { readonly kind: 'bad-permissions'; readonly file: string };

/** `FILE: line N: …` and `FILE line N: …`: readconf.c has both; `command-line` stands for -o. */
const atLine = /^(.{1,1024}?):? line (\d{1,9}): ?(.*)$/;

export function sshComplaint(stderr: string, exit: number | null): Complaint {
  const lines = stderr.split(/\r?\n/).filter((line) => line !== '' && !isChatter(line));
  for (const line of lines) {
    const file = /^Bad owner or permissions on (.+)$/.exec(line)?.[1];
    if (file !== undefined) return { kind: 'bad-permissions', file: unescaped(file) };
    const missing = /^Can't open user config file (.+): ([^:]+)$/.exec(line);
    if (missing !== null) return { kind: 'unreadable', file: missing[1] ?? '', why: missing[2] ?? '' };
  }
  for (const [index, line] of lines.entries()) {
    const found = atLine.exec(line);
    if (found === null) continue;
    const [, file = '', number = '0', says = ''] = found;
    if (/^(Unsupported|Deprecated) option /.test(says)) continue; // a warning; ssh goes on
    const text = quote(line);
    const option = refusedOption(says, lines[index - 1] ?? '');
    return option === undefined
      ? { kind: 'syntax', file, line: Number(number), text }
      : { kind: 'unsupported-option', file, line: Number(number), option, text };
  }
  return { kind: 'failed', exit, text: quote(lines.join('\n')) };
}

/** Says nothing about the configuration. */
function isChatter(line: string): boolean {
  return /^(debug\d: |OpenSSH_|Pseudo-terminal will not be allocated|Warning: )/.test(line);
}

/** The option or algorithm name that another release takes, or undefined for a typing error. */
function refusedOption(says: string, lineBefore: string): string | undefined {
  const keyword = /^Bad configuration option: (\S+)/.exec(says)?.[1];
  if (keyword !== undefined) return knownElsewhere(keyword) ? keyword : undefined;
  // `Bad SSH2 KexAlgorithms 'x'.`, `Bad SSH2 cipher spec 'x'.`, `Bad SSH2 MAC spec 'x'.`, `Bad key types 'x'.`
  const list = /^Bad (?:SSH2 \S+(?: spec)?|key types|protocol 2 host key algorithms) '([^']*)'/.exec(says)?.[1];
  if (list === undefined) return undefined;
  const named = /^Unsupported \S+ algorithm "([^"]+)"/.exec(lineBefore)?.[1];
  const names = named === undefined ? list.replace(/^[-+^]/, '').split(',') : [named];
  return names.every((name) => everKnownAlgorithms.has(name) || name.includes('*')) ? names.join(',') : undefined;
}

/** Windows' OpenSSH prints its paths with doubled backslashes. */
function unescaped(path: string): string {
  return path.replaceAll('\\\\', '\\');
}
