import type { RuleAnswer } from './access.ts';

/** What pam_listfile and pam_succeed_if may ask of an account. */
export interface PamAccount {
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  readonly shell: string;
  readonly home: string;
  readonly groups: readonly string[];
  readonly from: string | null;
}

/** pam_listfile(8): one name a line. `text` undefined: the file is not there, and `onerr` decides. */
export function listfileAnswer(
  args: readonly string[],
  text: string | undefined,
  account: PamAccount,
): RuleAnswer | undefined {
  const value = (name: string): string => args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const apply = value('apply');
  if (apply.startsWith('@') ? !account.groups.includes(apply.slice(1)) : apply !== '' && apply !== account.user)
    return undefined;
  const [item, sense] = [value('item'), value('sense')];
  if (text === undefined) return { kind: value('onerr') === 'succeed' ? 'allowed' : 'refused', line: null, text: null };
  const lines = text.split('\n').map((line) => line.replace(/[\r\n]+$/u, ''));
  const wanted: readonly string[] | undefined =
    item === 'user'
      ? [account.user]
      : item === 'group'
        ? account.groups
        : item === 'shell'
          ? [account.shell]
          : item === 'tty'
            ? ['ssh']
            : item === 'rhost' && account.from !== null
              ? [account.from]
              : undefined;
  if (wanted === undefined || !/^(?:allow|deny)$/u.test(sense)) return { kind: 'undecided', line: 1 };
  const at = lines.findIndex((line) => wanted.includes(line));
  const listed = at !== -1;
  return {
    kind: listed === (sense === 'allow') ? 'allowed' : 'refused',
    line: listed ? at + 1 : null,
    text: listed ? (lines[at] ?? null) : null,
  };
}

/** pam_succeed_if(8): every test must hold. Undefined: a test that is not understood here. */
export function succeedIf(args: readonly string[], account: PamAccount): boolean | undefined {
  const flags = new Set(['debug', 'use_uid', 'quiet', 'quiet_fail', 'quiet_success', 'audit']);
  const words = args.filter((arg) => !flags.has(arg));
  if (args.includes('use_uid')) return undefined;
  if (words.length === 0 || words.length % 3 !== 0) return undefined;
  let result: boolean | undefined = true;
  for (let at = 0; at < words.length; at += 3) {
    const one = test(words[at] ?? '', words[at + 1] ?? '', words[at + 2] ?? '', account);
    if (one === false) return false;
    if (one === undefined) result = undefined;
  }
  return result;
}

function test(left: string, operator: string, right: string, account: PamAccount): boolean | undefined {
  if (operator === 'ingroup' || operator === 'notingroup') {
    const inside = right.split(':').some((group) => account.groups.includes(group));
    return left === 'user' ? inside === (operator === 'ingroup') : undefined;
  }
  const value: string | undefined = {
    user: account.user,
    uid: String(account.uid),
    gid: String(account.gid),
    shell: account.shell,
    home: account.home,
    ruser: '',
    rhost: account.from ?? undefined,
    tty: 'ssh',
    service: 'sshd',
  }[left];
  if (value === undefined) return undefined;
  const numbers = /^\d+$/u.test(value) && /^\d+$/u.test(right);
  switch (operator) {
    case '=':
      return value === right;
    case '!=':
      return value !== right;
    case 'in':
      return right.split(':').includes(value);
    case 'notin':
      return !right.split(':').includes(value);
    case 'eq':
      return numbers ? Number(value) === Number(right) : undefined;
    case 'ne':
      return numbers ? Number(value) !== Number(right) : undefined;
    case 'lt':
      return numbers ? Number(value) < Number(right) : undefined;
    case 'le':
      return numbers ? Number(value) <= Number(right) : undefined;
    case 'gt':
      return numbers ? Number(value) > Number(right) : undefined;
    case 'ge':
      return numbers ? Number(value) >= Number(right) : undefined;
    default:
      return undefined;
  }
}
