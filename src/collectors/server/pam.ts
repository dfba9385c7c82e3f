import { absent, known } from '../../contract/fact.ts';
import type { PamVerdict, ServerPam } from '../../contract/facts/pam.ts';
import { quote } from '../../contract/quoted.ts';
import { accessAnswer, type RuleAnswer } from '../../wire/pam/access.ts';
import { listfileAnswer, type PamAccount, succeedIf } from '../../wire/pam/conditions.ts';
import { type PamAnswer, pamEnds } from '../../wire/pam/dispatch.ts';
import { faillockSettings, faillockState } from '../../wire/pam/faillock.ts';
import { limitOf } from '../../wire/pam/limits.ts';
import { type PamFile, type PamPhase, type PamRule, pamRules } from '../../wire/pam/rules.ts';
import { timeAnswer } from '../../wire/pam/time.ts';
import { shadowOf } from './account.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** The PAM stack of sshd, walked for this account: which rule would end the login. */
export const serverPam = defineCollector({
  id: 'server-pam',
  section: 'pam',
  gives: ['server.pam'],
  read({ own, ask, section }) {
    const account = section('account');
    const fields = (account?.one('passwd') ?? '').split('\n')[0]?.split(':') ?? [];
    const because = !own.done
      ? 'the look at PAM did not come to its end'
      : ask.user === null || fields.length < 7
        ? 'there is no such account to look at'
        : own.one('rules') === undefined
          ? 'this machine has no PAM rules for sshd'
          : undefined;
    if (because !== undefined) return { facts: { 'server.pam': absent({ kind: 'not-applicable', why: because }) } };
    const world = worldOf(own, account, fields, ask.from);
    const pam: ServerPam = {
      account: verdictOf(world, 'account'),
      session: verdictOf(world, 'session'),
      faillock: faillockOf(world),
      missing: own.many('missing'),
    };
    return { facts: { 'server.pam': known(pam) } };
  },
});

interface World {
  readonly own: Section;
  readonly rules: readonly PamFile[];
  readonly confs: readonly PamFile[];
  readonly account: PamAccount;
  readonly shadow: ReturnType<typeof shadowOf>;
  readonly nologin: boolean;
  /** Folders with modules were found, so a module that is in none of them is missing. */
  readonly modulesSeen: boolean;
}

function worldOf(own: Section, account: Section | undefined, fields: readonly string[], from: string | null): World {
  const [user = '', , uid = '', gid = '', , home = '', shell = ''] = fields;
  const files = (texts: readonly string[]): readonly PamFile[] =>
    texts.map((text) => {
      const [name = '', ...lines] = text.split('\n');
      return { name, text: lines.join('\n') };
    });
  return {
    own,
    rules: files(own.many('rules')),
    confs: files(own.many('conf')),
    account: {
      user,
      uid: Number(uid),
      gid: Number(gid),
      home,
      shell: shell === '' ? '/bin/sh' : shell,
      groups: (own.one('groups') ?? '').split('\n').filter((name) => name !== ''),
      from,
    },
    shadow: shadowOf(account?.one('shadow'), Number(account?.one('today') ?? '0')),
    nologin: account?.one('nologin') !== undefined,
    modulesSeen: own.one('folder') !== undefined,
  };
}

/** What one module says, and by which rule of its own. */
interface Said {
  readonly answers: readonly PamAnswer[];
  readonly ruleAt?: string | null;
  readonly rule?: string | null;
}

function verdictOf(world: World, phase: PamPhase): PamVerdict {
  const rules = pamRules(world.rules, 'sshd', phase);
  if (rules === undefined) return { kind: 'undecided', module: 'include' };
  const ends = pamEnds(rules, (rule) => saidBy(world, rule, phase).answers);
  if (ends === undefined || ends.length === 0) return { kind: 'undecided', module: 'control' };
  const failures = ends.filter((end) => end.kind === 'failure');
  const changes = ends.filter((end) => end.kind === 'new-password');
  if (failures.length === ends.length) {
    const ended = failures.map((end) => end.by).find((rule) => rule !== null) ?? null;
    const by = ended === null ? null : culprit(world, rules, ended, phase);
    if (by === null)
      return { kind: 'refuses', why: 'nothing-allows', module: '', where: 'sshd', ruleAt: null, rule: null };
    const said = saidBy(world, by, phase);
    const missing = said.answers.length === 1 && said.answers[0] === 'module_unknown';
    return {
      kind: 'refuses',
      why: missing ? 'no-such-module' : 'rule',
      module: by.module,
      where: `${by.file} line ${by.line}`,
      ruleAt: said.ruleAt ?? null,
      rule: said.rule === undefined || said.rule === null ? null : quote(said.rule),
    };
  }
  if (failures.length > 0) return { kind: 'undecided', module: failures[0]?.by?.module ?? '' };
  const change = changes[0];
  if (change?.kind === 'new-password' && changes.length === ends.length)
    return { kind: 'new-password', module: change.by.module, where: `${change.by.file} line ${change.by.line}` };
  return changes.length > 0 ? { kind: 'undecided', module: change?.by.module ?? '' } : { kind: 'allows' };
}

/** `pam_deny` says no for another: the last one before it that failed and was passed over (`default=ignore`). */
function culprit(world: World, rules: readonly PamRule[], ended: PamRule, phase: PamPhase): PamRule {
  if (ended.module !== 'pam_deny.so') return ended;
  const before = rules.slice(0, rules.indexOf(ended));
  return (
    before.findLast((rule) =>
      saidBy(world, rule, phase).answers.every((answer) => answer !== 'success' && answer !== 'ignore'),
    ) ?? ended
  );
}

const unsure: Said = { answers: ['success', 'ignore', 'perm_denied'] };
const fine: Said = { answers: ['success'] };
/** Modules that let everybody pass in these phases, as long as the machine itself works. */
const harmless = new Set(
  ['permit', 'env', 'mail', 'motd', 'lastlog', 'loginuid', 'keyinit', 'umask', 'systemd', 'warn', 'echo', 'issue']
    .concat(['mkhomedir', 'selinux', 'ck_connector', 'cap', 'elogind', 'cgfs', 'rundir', 'faildelay'])
    .map((name) => `pam_${name}.so`),
);

function saidBy(world: World, rule: PamRule, phase: PamPhase): Said {
  const { own, account, confs } = world;
  if (own.many('missing').includes(rule.module))
    return world.modulesSeen ? { answers: rule.quiet ? ['ignore', 'module_unknown'] : ['module_unknown'] } : unsure;
  if (harmless.has(rule.module)) return { answers: ['success', 'ignore'] };
  switch (rule.module) {
    case 'pam_deny.so':
      return { answers: [phase === 'account' ? 'acct_expired' : 'session_err'], ruleAt: null, rule: null };
    case 'pam_nologin.so':
      return world.nologin && account.uid !== 0 ? { answers: ['auth_err'] } : { answers: ['success', 'ignore'] };
    case 'pam_unix.so':
      return phase === 'account' ? unixSays(world) : fine;
    case 'pam_access.so':
      return ruled(accessOf(world, rule), 'perm_denied');
    case 'pam_time.so':
      return timeSays(world);
    case 'pam_listfile.so': {
      const path = rule.args.find((arg) => arg.startsWith('file='))?.slice('file='.length) ?? '';
      const file = confs.find((conf) => conf.name === path);
      const answer = listfileAnswer(rule.args, file?.text, account);
      return answer === undefined ? { answers: ['ignore'] } : ruled({ answer, name: path }, 'auth_err');
    }
    case 'pam_succeed_if.so': {
      const holds = succeedIf(rule.args, account);
      return holds === undefined
        ? unsure
        : holds
          ? fine
          : { answers: ['auth_err'], rule: rule.args.join(' '), ruleAt: `/etc/pam.d/${rule.file} line ${rule.line}` };
    }
    case 'pam_shells.so': {
      const shells = confs.find((conf) => conf.name === '/etc/shells');
      if (shells === undefined) return unsure;
      return shells.text.split('\n').some((line) => line.trim() === account.shell)
        ? fine
        : { answers: ['auth_err'], ruleAt: '/etc/shells', rule: account.shell };
    }
    case 'pam_limits.so':
      return phase === 'session' ? limitsSay(world) : fine;
    case 'pam_faillock.so':
      return { answers: ['success', 'ignore'] };
    default:
      return unsure;
  }
}

/** check_shadow_expiry of pam_unix: the account has ended, or wants a new password first. */
function unixSays({ shadow }: World): Said {
  if (shadow.pamAnswer === undefined)
    return { answers: ['success', 'acct_expired', 'new_authtok_reqd', 'user_unknown'] };
  return { answers: [shadow.pamAnswer] };
}

function ruled(found: { readonly answer: RuleAnswer; readonly name: string }, refusal: PamAnswer): Said {
  const { answer, name } = found;
  if (answer.kind === 'undecided') return { answers: ['success', refusal] };
  if (answer.kind === 'allowed') return fine;
  return { answers: [refusal], ruleAt: answer.line === null ? name : `${name} line ${answer.line}`, rule: answer.text };
}

/** A file of its own replaces access.conf; access.d comes after that one alone, and only when no line of it decides. */
function accessOf({ confs, account }: World, rule: PamRule): { readonly answer: RuleAnswer; readonly name: string } {
  const own = rule.args.find((arg) => arg.startsWith('accessfile='))?.slice('accessfile='.length);
  const names = own === undefined ? ['/etc/security/access.conf'] : [own];
  const files = [
    ...confs.filter(({ name }) => names.includes(name)),
    ...confs.filter(({ name }) => own === undefined && name.startsWith('/etc/security/access.d/')),
  ];
  for (const { name, text } of files) {
    const answer = accessAnswer(text, account, rule.args);
    if (answer !== undefined) return { answer, name };
  }
  return files.length === 0
    ? { answer: { kind: 'undecided', line: 0 }, name: names[0] ?? '' }
    : { answer: { kind: 'allowed', line: null, text: null }, name: names[0] ?? '' };
}

function timeSays({ own, confs, account }: World): Said {
  const [, weekday = '', hour = '', minute = ''] = (own.one('now') ?? '').split(' ');
  const file = confs.find(({ name }) => name === '/etc/security/time.conf');
  if (file === undefined || minute === '') return unsure;
  const now = { weekday: Number(weekday), minuteOfDay: Number(hour) * 60 + Number(minute) };
  const answer = timeAnswer(file.text, { service: 'sshd', terminal: 'ssh', user: account.user, now });
  return answer === undefined ? fine : ruled({ answer, name: file.name }, 'perm_denied');
}

/** check_logins: the login in the making counts as one; of the others, those in utmp. */
function limitsSay({ own, confs, account }: World): Said {
  const files = confs.filter(({ name }) => name.startsWith('/etc/security/limits'));
  const limit = limitOf(files, 'maxlogins', account);
  const logins = (own.one('logins') ?? '').split('\n').filter((name) => name !== '').length;
  if (limit === undefined || limit.value >= logins + 1) return { answers: ['success'] };
  return { answers: ['perm_denied'], ruleAt: `${limit.file} line ${limit.line}`, rule: limit.text };
}

function faillockOf(world: World): ServerPam['faillock'] {
  const rules = pamRules(world.rules, 'sshd', 'auth') ?? [];
  const rule = rules.find(({ module }) => module === 'pam_faillock.so');
  if (rule === undefined) return null;
  const own = rule.args.find((arg) => arg.startsWith('conf='))?.slice('conf='.length);
  const conf = world.confs.find(({ name }) => name === (own ?? '/etc/security/faillock.conf'));
  const settings = faillockSettings(conf?.text ?? '', rule.args);
  const nowS = Number((world.own.one('now') ?? '').split(' ')[0] ?? '0');
  return faillockState(world.own.one('tally') ?? '', settings, nowS, world.account.uid);
}
