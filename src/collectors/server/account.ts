import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ServerAccount } from '../../contract/facts/server.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** The account asked for, as the user database and /etc/shadow have it. */
export const serverAccount = defineCollector({
  id: 'server-account',
  section: 'account',
  gives: ['server.account', 'server.nologin'],
  read({ own }) {
    const file = own.one('nologin') ?? null;
    const text = own.one('nologin-text');
    const account: Fact<ServerAccount> = !own.done
      ? absent({ kind: 'unsupported', why: 'the look at the account did not come to its end' })
      : own.one('asked') === undefined
        ? absent({ kind: 'not-applicable', why: 'no account was named' })
        : known(accountOf(own));
    return {
      facts: {
        'server.account': account,
        'server.nologin': known({ present: file !== null, file, text: text === undefined ? null : quote(text) }),
      },
    };
  },
});

/** Shells that end every login at once (shadow, util-linux, BSD). */
const noShells = /\/(?:nologin|false)$/u;

function accountOf(own: Section): ServerAccount {
  const fields = (own.one('passwd') ?? '').split('\n')[0]?.split(':') ?? [];
  if (fields.length < 7) return { kind: 'absent' };
  const [, , uid = '', , , home = '', shell = ''] = fields;
  const state = own.one('shell');
  const shadow = shadowOf(own.one('shadow'), Number(own.one('today') ?? '0'));
  return {
    kind: 'present',
    uid: Number(uid),
    home,
    shell: shell === '' ? '/bin/sh' : shell,
    shellState: noShells.test(shell) ? 'nologin' : state === 'missing' || state === 'not-executable' ? state : 'ok',
    homeState: own.one('home') === undefined ? 'missing' : 'ok',
    groups: (own.one('groups') ?? '').split(' ').filter((name) => name !== ''),
    ...shadow,
  };
}

/** shadow(5), without name and password: change, min, max, warn, inactive, expire. Days since 1970. */
function shadowOf(
  line: string | undefined,
  today: number,
): Pick<ServerAccount & { kind: 'present' }, 'locked' | 'expired' | 'passwordExpired'> {
  if (line === undefined || today === 0) return { locked: undefined, expired: undefined, passwordExpired: undefined };
  const [password = '', changed = '', , max = '', , , expire = ''] = line.split(':');
  const days = (text: string): number | undefined => (/^\d+$/u.test(text) ? Number(text) : undefined);
  const [last, most, end] = [days(changed), days(max), days(expire)];
  return {
    locked: password === '!',
    // auth-shadow.c: expired from the day after.
    expired: end !== undefined && today > end,
    passwordExpired: last === 0 || (last !== undefined && most !== undefined && most < 99_999 && today > last + most),
  };
}
