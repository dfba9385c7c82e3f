import type { Keyword } from './keywords.ts';

/** A value in the form that `ssh -G` compares with, or why ssh refuses it, in its words (readconf.c) without file and line. */
export type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly text: string };

const value = (text: string): Checked => ({ ok: true, value: text });
const refused = (text: string): Checked => ({ ok: false, text });

const flags: { readonly [word: string]: string } = { yes: 'yes', true: 'yes', no: 'no', false: 'no' };

/** `argument` is undefined when there is none. */
export function checkValue(keyword: Keyword, argument: string | undefined): Checked {
  switch (keyword.value) {
    case 'flag':
    case 'words': {
      if (argument === undefined || argument === '') return refused('missing argument.');
      const word = argument.toLowerCase();
      if (keyword.words.includes(word)) return value(word);
      const plain = keyword.name === 'AddressFamily' || keyword.name === 'SessionType' ? undefined : flags[word];
      return plain === undefined ? refused(`unsupported option "${argument}".`) : value(plain);
    }
    case 'integer': {
      if (argument === undefined || argument === '') return refused('integer value missing.');
      if (!/^[-+]?\d+$/.test(argument)) return refused('integer value invalid.');
      const number = Number(argument);
      if (number < 0) return refused('integer value too small.');
      return number > 2_147_483_647 ? refused('integer value too large.') : value(String(number));
    }
    case 'port': {
      if (argument === undefined || argument === '') return refused('Missing argument.');
      const port = parsePort(argument);
      return port === undefined ? refused(`Bad port '${argument}'.`) : value(String(port));
    }
    case 'time': {
      if (argument === undefined || argument === '') return refused('missing time value.');
      if (argument === 'none') return value('none');
      const seconds = parseTime(argument);
      return seconds === undefined ? refused('invalid time value.') : value(String(seconds));
    }
    default:
      return argument === undefined || argument === '' ? refused('Missing argument.') : value(argument);
  }
}

/** 1 to 65535, also by the name of a service that OpenSSH's callers really use. */
export function parsePort(text: string): number | undefined {
  if (text === 'ssh') return 22;
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : undefined;
}

const unitSeconds: { readonly [unit: string]: number } = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of `90`, `1m30s`, `2w` (convtime in misc.c); undefined when it is none. */
export function parseTime(text: string): number | undefined {
  if (!/^(?:\d{1,12}[smhdw])*\d{0,12}$/i.test(text) || text === '') return undefined;
  let total = 0;
  for (const [, digits, unit] of text.matchAll(/(\d+)([smhdw]?)/gi)) {
    total += Number(digits) * (unitSeconds[(unit ?? '').toLowerCase()] ?? 1);
  }
  return total > 2_147_483_647 ? undefined : total;
}
