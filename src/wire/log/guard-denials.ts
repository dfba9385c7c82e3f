import type { GuardDenial } from '../../contract/facts/server-labels.ts';
import { quote } from '../../contract/quoted.ts';

/** Lines of audit.log or the kernel's log: AVC of SELinux, and AppArmor's. Others are passed over. */
export function guardDenials(text: string): readonly GuardDenial[] {
  return text.split('\n').flatMap((line) => {
    const time = /audit\((\d{1,12})\.\d+:\d+\)/u.exec(line)?.[1];
    const atS = time === undefined ? null : Number(time);
    const denial = selinuxDenial(line) ?? apparmorDenial(line);
    return denial === undefined ? [] : [{ ...denial, atS, text: quote(line) }];
  });
}

type Denial = Omit<GuardDenial, 'atS' | 'text'>;

function selinuxDenial(line: string): Denial | undefined {
  const what = /avc:\s+denied\s+\{ ([\w ]+?) \}/u.exec(line)?.[1];
  if (what === undefined || !/:sshd_t:/u.test(word(line, 'scontext') ?? '')) return undefined;
  const port = word(line, 'src');
  return {
    by: 'selinux',
    what,
    name: word(line, 'path') ?? word(line, 'name') ?? null,
    port: port !== undefined && /^\d{1,5}$/u.test(port) ? Number(port) : null,
    permissive: word(line, 'permissive') === '1',
  };
}

function apparmorDenial(line: string): Denial | undefined {
  if (!/apparmor="?DENIED"?/u.test(line) || !/sshd/u.test(word(line, 'profile') ?? '')) return undefined;
  return {
    by: 'apparmor',
    what: word(line, 'operation') ?? '',
    name: word(line, 'name') ?? null,
    port: null,
    permissive: false,
  };
}

/** `key=value` or `key="value"`; a value with odd bytes stands as hexadecimal without quotes. */
function word(line: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|(\\S+))`, 'u').exec(line);
  return found?.[1] ?? found?.[2];
}
