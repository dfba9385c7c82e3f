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
  read({ own, section }) {
    const file = own.one('nologin') ?? null;
    const text = own.one('nologin-text');
    const account: Fact<ServerAccount> = !own.done
      ? absent({ kind: 'unsupported', why: 'the look at the account did not come to its end' })
      : own.one('asked') === undefined
        ? absent({ kind: 'not-applicable', why: 'no account was named' })
        : known(accountOf(own, section('effective')?.one('config') ?? ''));
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

function accountOf(own: Section, config: string): ServerAccount {
  const fields = (own.one('passwd') ?? '').split('\n')[0]?.split(':') ?? [];
  if (fields.length < 7) return { kind: 'absent' };
  const [, , uid = '', , , home = '', shell = ''] = fields;
  const state = own.one('shell');
  const usePam = /^UsePAM (yes|no)$/imu.exec(config)?.[1];
  const { locked, expired, passwordExpired } = shadowOf(
    own.one('shadow'),
    Number(own.one('today') ?? '0'),
    usePam === undefined ? undefined : usePam === 'yes',
  );
  return {
    kind: 'present',
    uid: Number(uid),
    home,
    shell: shell === '' ? '/bin/sh' : shell,
    shellState: noShells.test(shell) ? 'nologin' : state === 'missing' || state === 'not-executable' ? state : 'ok',
    homeState: own.one('home') === undefined ? 'missing' : 'ok',
    groups: (own.one('groups') ?? '').split(' ').filter((name) => name !== ''),
    locked,
    expired,
    passwordExpired,
  };
}

/** What /etc/shadow means for a login. Without root, or for an account of a directory, nothing is known. */
export interface Shadow {
  readonly locked: boolean | undefined;
  readonly expired: boolean | undefined;
  readonly passwordExpired: boolean | undefined;
  /** What pam_unix answers in the account phase. */
  readonly pamAnswer: 'success' | 'acct_expired' | 'authtok_expired' | 'new_authtok_reqd' | undefined;
}

/** shadow(5), without name and password: change, min, max, warn, inactive, expire. Days since 1970. */
export function shadowOf(line: string | undefined, today: number, usePam?: boolean): Shadow {
  if (line === undefined || today === 0 || line.split(':').length < 7)
    return { locked: undefined, expired: undefined, passwordExpired: undefined, pamAnswer: undefined };
  const [password = '', changed = '', , max = '', , inactive = '', expire = ''] = line.split(':');
  const days = (text: string): number | undefined => (/^\d+$/u.test(text) ? Number(text) : undefined);
  const [last, most, end, grace] = [days(changed), days(max), days(expire), days(inactive)];
  const age = last === undefined ? 0 : today - last;
  // check_shadow_expiry of pam_unix (passverify.c), in its order.
  const pamAnswer =
    end !== undefined && today >= end
      ? 'acct_expired'
      : last === 0
        ? 'new_authtok_reqd'
        : last === undefined || age < 0 || most === undefined || age <= most
          ? 'success'
          : grace !== undefined && age > most + grace
            ? 'authtok_expired'
            : 'new_authtok_reqd';
  return {
    locked: password === '!',
    // sshd itself lets in on the last day (auth-shadow.c), PAM does not.
    expired: end === undefined || today < end ? false : today > end ? true : usePam,
    passwordExpired: pamAnswer === 'new_authtok_reqd' || pamAnswer === 'authtok_expired',
    pamAnswer,
  };
}
