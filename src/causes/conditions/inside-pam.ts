import { all, any, type Condition, fact, not } from '../../contract/condition.ts';
import { insideOnly } from './inside.ts';

/** Named conditions about the server's login rules (PAM), walked for this account and address. */

const login = fact('login.outcome');
const usePam = fact('server.sshd.effective').field('usePam').equals(true, 'sshd uses PAM');
const offered = fact('login.offered-keys').element(
  { answer: { is: 'equals', value: 'refused' } },
  'the server refuses a key that ssh offers',
);
const pam = fact('server.pam');

/**
 * After the key was taken sshd asks PAM and closes (auth2.c); asked for a password it refuses instead. A login refused with
 * all its keys never came so far.
 */
const asPamEnds = any(
  login.kind(['closed', 'disconnected', 'failed'], 'the server ends the login'),
  all(login.kind('denied', 'the server refuses the login'), not(offered)),
  insideOnly,
);

function refuses(why: string, modules: readonly string[] | null, says: string): Condition {
  return all(
    asPamEnds,
    usePam,
    pam.field('account').kind('refuses', 'the login rules (PAM) refuse the account'),
    pam.field('account.why').equals(why, says),
    ...(modules === null
      ? []
      : [pam.field('account.module').oneOf(modules, 'the module is {server.pam.account.module}')]),
  );
}

/** Rules that somebody wrote for this account or address. */
export const pamRuleRefuses = all(
  refuses(
    'rule',
    ['pam_access.so', 'pam_time.so', 'pam_listfile.so', 'pam_succeed_if.so', 'pam_deny.so'],
    'by {server.pam.account.module} in {server.pam.account.where}',
  ),
  any(
    pam.field('account.ruleAt').matches('.', 'the rule is {server.pam.account.ruleAt}[: {server.pam.account.rule}]'),
    pam.field('account.ruleAt').equals(null, 'that line refuses everybody who comes to it'),
  ),
);
export const pamModuleMissing = refuses(
  'no-such-module',
  null,
  '{server.pam.account.where} names {server.pam.account.module}, which is not on this machine',
);
export const pamNothingAllows = refuses('nothing-allows', null, 'no rule of the phase "account" lets anybody in');
export const pamShellRefuses = refuses('rule', ['pam_shells.so'], 'its shell does not stand in /etc/shells');

/** Keys never meet faillock: sshd does not ask the phase "auth" for them (auth-pam.c). */
export const onlyPasswordInside = all(
  insideOnly,
  any(
    fact('server.sshd.effective').field('pubkeyAuthentication').equals(false, 'sshd takes no keys'),
    fact('server.authorized-keys').kind('none', 'the account has no keys'),
  ),
);
export const faillockLocked = all(
  pam.field('faillock.locked').equals(true, 'faillock has counted {server.pam.faillock.failures} failed logins'),
  usePam,
);

export const pamSessionFull = all(
  any(insideOnly, login.kind(['accepted', 'closed', 'disconnected'], 'the login itself is accepted')),
  usePam,
  pam.field('session').kind('refuses', 'PAM refuses to open a session'),
  pam.field('session.module').equals('pam_limits.so', 'by {server.pam.session.ruleAt}: {server.pam.session.rule}'),
);

/** With PAM the account gets no further than the question for a new one; past its days of grace not even so far. */
export const passwordMustChange = all(
  any(insideOnly, login.kind(['accepted', 'closed', 'disconnected'], 'the login itself is accepted')),
  usePam,
  fact('server.account').field('passwordExpired').equals(true, 'the password is too old, or was marked so'),
  any(
    pam.field('account').kind('new-password', 'the login rules (PAM) ask for a new one first'),
    all(
      fact('server.account').field('expired').equals(false, 'the account itself has not ended'),
      pam.field('account.module').equals('pam_unix.so', 'the login rules (PAM) refuse it for that'),
    ),
  ),
);
