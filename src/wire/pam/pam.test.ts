import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessAnswer } from './access.ts';
import { listfileAnswer, succeedIf } from './conditions.ts';
import { type PamAnswer, pamEnds } from './dispatch.ts';
import { faillockSettings, faillockState } from './faillock.ts';
import { limitOf } from './limits.ts';
import { type PamRule, pamRules } from './rules.ts';
import { timeAnswer } from './time.ts';

const ask = { user: 'deploy', groups: ['deploy', 'ops'], from: '192.0.2.9' };

describe('access.conf', () => {
  it.each([
    ['-:deploy:ALL', 'refused', 1],
    ['+:deploy:192.0.2.0/24\n-:ALL:ALL', 'allowed', 1],
    ['+:deploy:192.0.2.\n-:ALL:ALL', 'allowed', 1],
    ['+ : deploy : 198.51.100.7\n- : ALL : ALL', 'refused', 2],
    ['-:ALL EXCEPT root deploy:ALL', undefined, 0],
    ['-:ALL EXCEPT root:ALL', 'refused', 1],
    ['-:(ops):ALL', 'refused', 1],
    ['-:ops:ALL', 'refused', 1],
    ['-:ALL:ALL EXCEPT 192.0.2.9', undefined, 0],
    ['-:ALL:ALL EXCEPT 192.0.2.0/255.255.255.0', undefined, 0],
    ['-:ALL:LOCAL', undefined, 0],
    ['-:ALL:tty1 tty2', undefined, 0],
    ['-:@team:ALL', 'undecided', 1],
    ['+:ALL:office.example', 'undecided', 1],
    ['#-:deploy:ALL', undefined, 0],
    ['nonsense\n-:deploy:2001:db8::/32 192.0.2.9', 'refused', 2],
    ['-:deploy:2001:db8::1', undefined, 0],
  ])('%j: %s', (text, kind, line) => {
    const answer = accessAnswer(text, ask);
    expect(answer?.kind).toBe(kind);
    if (answer !== undefined) expect(answer.line).toBe(line);
  });
  it('obeys nodefgroup, listsep and fieldsep', () => {
    expect(accessAnswer('-:ops:ALL', ask, ['nodefgroup'])).toBeUndefined();
    expect(accessAnswer('-|dep loy,deploy|ALL', ask, ['fieldsep=|', 'listsep=,'])?.kind).toBe('refused');
  });
});

describe('time.conf', () => {
  const at = (rule: string, weekday: number, hour: number) =>
    timeAnswer(rule, { service: 'sshd', terminal: 'ssh', user: 'deploy', now: { weekday, minuteOfDay: hour * 60 } })
      ?.kind;
  it.each([
    ['sshd;*;deploy;Al0800-2000', 1, 9, 'allowed'],
    ['sshd;*;deploy;Al0800-2000', 1, 21, 'refused'],
    ['sshd;*;deploy;!Al0800-2000', 1, 9, 'refused'],
    ['sshd;*;deploy;Wk0000-2400', 0, 9, 'refused'],
    ['sshd;*;deploy;AlFr0000-2400', 5, 9, 'refused'],
    ['*;*;!root;Al2200-0600', 1, 23, 'allowed'],
    ['*;*;!root;Al2200-0600', 1, 12, 'refused'],
    ['login|su;*;deploy;Al0800-0900', 1, 12, undefined],
    ['sshd;tty*;deploy;Al0800-0900', 1, 12, undefined],
    ['sshd;*;@netgroup;Al0800-0900', 1, 12, 'undecided'],
    ['sshd;*;deploy;bad', 1, 12, 'undecided'],
  ])('%s on day %i at %i: %s', (rule, day, hour, kind) => expect(at(rule, day, hour)).toBe(kind));
});

describe('the stack', () => {
  const walk = (text: string, answers: { readonly [module: string]: readonly PamAnswer[] }, more: string[] = []) => {
    const files = [{ name: 'sshd', text }, ...more.map((other, at) => ({ name: `more${at}`, text: other }))];
    const rules = pamRules(files, 'sshd', 'account');
    const ends = rules === undefined ? undefined : pamEnds(rules, ({ module }) => answers[module] ?? ['success']);
    return ends?.map((end) => (end.kind === 'failure' ? (end.by?.module ?? 'nothing') : end.kind)).sort();
  };
  const debian =
    'account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so\naccount requisite pam_deny.so\naccount required pam_permit.so';
  it.each<[string, string, { readonly [module: string]: readonly PamAnswer[] }, readonly string[] | undefined]>([
    ["Debian's own", debian, { 'pam_deny.so': ['acct_expired'] }, ['success']],
    [
      'an account that ended',
      debian,
      { 'pam_unix.so': ['acct_expired'], 'pam_deny.so': ['acct_expired'] },
      ['pam_deny.so'],
    ],
    ['a new password', debian, { 'pam_unix.so': ['new_authtok_reqd'] }, ['new-password']],
    ['required goes on', 'account required a.so\naccount required b.so', { 'a.so': ['perm_denied'] }, ['a.so']],
    ['sufficient ends it', 'account sufficient a.so\naccount required b.so', { 'b.so': ['perm_denied'] }, ['success']],
    ['optional alone', 'account optional a.so', { 'a.so': ['perm_denied'] }, ['nothing']],
    ['both ways', 'account required a.so', { 'a.so': ['success', 'perm_denied'] }, ['a.so', 'success']],
    ['nothing at all', '', {}, ['nothing']],
    ['a bad control', 'account needed a.so', {}, undefined],
    ['an include that is missing', '@include gone', {}, undefined],
    ['a circle', 'account include sshd', {}, undefined],
  ])('%s', (_, text, answers, ends) => expect(walk(text, answers)).toEqual(ends));
  it('ends only a substack by die and done', () => {
    const outer = 'account substack more0\naccount required b.so';
    expect(walk(outer, { 'b.so': ['auth_err'] }, ['account sufficient a.so'])).toEqual(['b.so']);
    expect(
      walk('account include more0\naccount required b.so', { 'b.so': ['auth_err'] }, ['account sufficient a.so']),
    ).toEqual(['success']);
  });
  it('never throws, and ends', () => {
    const word = fc.constantFrom(
      'account',
      '-account',
      '@include',
      'sshd',
      'required',
      '[success=2 default=die]',
      '[x=reset]',
      'a.so',
      'b.so',
      '\\',
      '\n',
      '#',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const rules: readonly PamRule[] = pamRules([{ name: 'sshd', text: words.join(' ') }], 'sshd', 'account') ?? [];
        pamEnds(rules, () => ['success', 'ignore', 'perm_denied']);
      }),
    );
  });
});

describe('faillock', () => {
  const record = (time: number, status = 1) =>
    '00'.repeat(54) +
    status.toString(16).padStart(2, '0') +
    '00' +
    [0, 8, 16, 24].map((bit) => ((time >> bit) & 255).toString(16).padStart(2, '0')).join('') +
    '00000000';
  it.each([
    [[900, 950, 990], '', 1000, true, 590],
    [[900, 950], '', 1000, false, null],
    [[900, 950, 990], 'unlock_time = never', 1000, true, null],
    [[900, 950, 990], '', 1591, false, null],
    [[1, 950, 990], 'fail_interval = 60', 1000, false, null],
    [[900, 950], 'deny=2', 1000, true, 550],
  ])('%j %s: %s', (times, conf, now, locked, opensInS) => {
    const state = faillockState(times.map((time) => record(time)).join(''), faillockSettings(conf, []), now, 1000);
    expect([state.locked, state.opensInS]).toEqual([locked, opensInS]);
  });
  it('does not lock root unless told, nor count what is no longer valid', () => {
    const full = [1, 2, 3].map((time) => record(time)).join('');
    expect(faillockState(full, faillockSettings('', []), 10, 0).locked).toBe(false);
    expect(faillockState(full, faillockSettings('even_deny_root', []), 10, 0).locked).toBe(true);
    expect(
      faillockState([1, 2, 3].map((time) => record(time, 0)).join(''), faillockSettings('', []), 10, 5).locked,
    ).toBe(false);
  });
});

describe('limits.conf', () => {
  it.each([
    ['* hard maxlogins 1', 1],
    ['* hard maxlogins 1\n@ops - maxlogins 4', 4],
    ['deploy hard maxlogins 0\n@ops - maxlogins 4', 0],
    ['deploy - maxlogins unlimited\n* - maxlogins 1', undefined],
    ['other - maxlogins 0', undefined],
  ])('%j: %s', (text, value) =>
    expect(limitOf([{ name: 'limits.conf', text }], 'maxlogins', { ...ask, uid: 1000 })?.value).toBe(value));
});

describe('pam_listfile and pam_succeed_if', () => {
  const account = { ...ask, uid: 1000, gid: 1000, shell: '/bin/bash', home: '/home/deploy' };
  it.each([
    ['item=user sense=deny file=/f', 'root\ndeploy', 'refused'],
    ['item=user sense=allow file=/f', 'root', 'refused'],
    ['item=group sense=allow file=/f', 'ops', 'allowed'],
    ['item=user sense=allow file=/f onerr=succeed', undefined, 'allowed'],
    ['item=user sense=allow file=/f onerr=fail', undefined, 'refused'],
    ['item=user sense=deny file=/f apply=@wheel', 'deploy', undefined],
    ['item=ruser sense=deny file=/f', 'deploy', 'undecided'],
  ])('%s with %j: %s', (args, text, kind) => expect(listfileAnswer(args.split(' '), text, account)?.kind).toBe(kind));
  it.each([
    ['user ingroup wheel', false],
    ['quiet user ingroup wheel:ops', true],
    ['uid >= 1000', undefined],
    ['uid ge 1000 quiet', true],
    ['uid lt 500', false],
    ['user notin a:deploy', false],
    ['shell =~ *bash', undefined],
    ['use_uid user ingroup wheel', undefined],
  ])('%s: %s', (args, holds) => expect(succeedIf(args.split(' '), account)).toBe(holds));
});
