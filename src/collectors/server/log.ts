import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ServerAttempt, ServerClock, ServerDrops } from '../../contract/facts/attempt.ts';
import { quote } from '../../contract/quoted.ts';
import { canonicalAddress } from '../../ports/address.ts';
import { journalEntries, type LogEntry, syslogEntries } from '../../wire/log/entries.ts';
import { type LogRefusal, type Said, sshdSaid } from '../../wire/log/sshd-said.ts';
import { clockOf } from './client.ts';
import { defineCollector, type InsideAsk } from './collector.ts';
import type { Section } from './said.ts';

/** What sshd said of this client, in the journal or in a file. */
export const serverLog = defineCollector({
  id: 'server-log',
  section: 'log',
  gives: ['server.attempt', 'server.drops'],
  read({ own, section, ask, seenAs }) {
    const gap = own.one('gap');
    const source = own.one('source');
    if (source === undefined) {
      const fact: Fact<never> =
        gap === undefined
          ? absent({ kind: 'not-applicable', why: 'sshd keeps no log that can be found' })
          : absent({ kind: 'no-permission', why: gap });
      return { facts: { 'server.attempt': fact, 'server.drops': fact } };
    }
    const entries = entriesOf(own);
    const drops = dropsIn(entries, section('effective'), nowOf(own));
    if (ask.from === null && (ask.outside || ask.user === null))
      return {
        facts: {
          'server.attempt': absent({ kind: 'not-applicable', why: 'nobody knows whose attempt to look for' }),
          'server.drops': drops,
        },
      };
    const addresses = [ask.from, seenAs].flatMap((one) => (one === null ? [] : [canonicalAddress(one)]));
    const client = section('client');
    const clock = client === undefined ? undefined : clockOf(ask, client, section('after'));
    const attempt = attemptIn(
      connectionsOf(entries),
      { ...ask, addresses, limits: limitsOf(section('effective')) },
      clock?.known === true ? clock.value : undefined,
      nowOf(own),
    );
    if (attempt === undefined)
      return { facts: { 'server.attempt': known({ kind: 'none', source }), 'server.drops': drops } };
    return {
      facts: { 'server.attempt': known(attempt.value), 'server.drops': drops },
      evidence: attempt.lines
        .slice(0, linesShown)
        .map((line) => ({ what: `sshd in its log (${source})`, text: quote(line) })),
    };
  },
});

const linesShown = 12;
/** How old an attempt may be that `whyssh here` speaks of. */
const earlierAtMostMs = 3_600_000;
/** One connection's lines are never further apart. */
const longestPauseMs = 600_000;

/** A quieter sshd (LogLevel ERROR and below) would not say it. */
function dropsIn(entries: readonly LogEntry[], effective: Section | undefined, nowMs: number): Fact<ServerDrops> {
  const level = /^loglevel (\w+)$/imu.exec(effective?.one('config') ?? '')?.[1];
  if (level === undefined || !/^(?:INFO|VERBOSE|DEBUG[123]?)$/u.test(level))
    return absent({ kind: 'not-applicable', why: 'sshd does not log what it drops' });
  const drops = entries.filter(
    ({ atMs, message }) => nowMs - atMs < earlierAtMostMs && sshdSaid(message)?.refusal === 'startups',
  );
  return known({ atLimits: drops.length });
}

function entriesOf(own: Section): readonly LogEntry[] {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/u.exec(own.one('zone') ?? '') ?? [];
  const zoneMinutes = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const clock = { nowMs: nowOf(own), zoneMinutes };
  const all = [
    // Whom the journal knows not to be root's sshd only plays it.
    ...own.many('journal').flatMap((text) => journalEntries(text).filter(({ verified }) => verified)),
    ...own.many('lines').flatMap((text) => syslogEntries(text, clock)),
  ];
  // The lines of this client come twice: once apart, once among the newest.
  const once = new Map(all.map((entry) => [`${entry.atMs} ${entry.pid} ${entry.message}`, entry]));
  return [...once.values()].sort((a, b) => a.atMs - b.atMs);
}

/** Milliseconds by the server's clock when its log had been read; 0: it did not say. */
function nowOf(own: Section): number {
  const now = Number(own.one('now'));
  return Number.isSafeInteger(now) ? now * 1_000 : 0;
}

/** The lines of one process, or one line of the process that listens. */
interface LoggedConnection {
  readonly addresses: Set<string>;
  readonly users: Set<string>;
  readonly entries: (LogEntry & { readonly said: Said })[];
}

/** Said by the process that listens, about one connection each. */
const ofTheListener: ReadonlySet<LogRefusal | undefined> = new Set([
  'startups',
  'penalty',
  'crash',
  'login-grace',
  'program-missing',
  'tcp-wrappers',
]);

function connectionsOf(entries: readonly LogEntry[]): readonly LoggedConnection[] {
  const open = new Map<number, LoggedConnection>();
  const all: LoggedConnection[] = [];
  for (const entry of entries) {
    const said = sshdSaid(entry.message);
    if (said === undefined) continue;
    const alone = ofTheListener.has(said.refusal);
    const last = open.get(entry.pid);
    const goesOn = last !== undefined && entry.atMs - (last.entries.at(-1)?.atMs ?? 0) < longestPauseMs;
    const mine = !alone && goesOn ? last : { addresses: new Set<string>(), users: new Set<string>(), entries: [] };
    if (mine !== last) all.push(mine);
    if (!alone) open.set(entry.pid, mine);
    mine.entries.push({ ...entry, said });
    if (said.address !== undefined) mine.addresses.add(canonicalAddress(said.address));
    if (said.user !== undefined) mine.users.add(said.user);
  }
  return all;
}

function attemptIn(
  connections: readonly LoggedConnection[],
  ask: InsideAsk & { readonly addresses: readonly string[]; readonly limits: StartupLimits | undefined },
  clock: ServerClock | undefined,
  nowMs: number,
): { readonly value: ServerAttempt; readonly lines: readonly string[] } | undefined {
  const inTime = connections.filter((one) =>
    ask.tried === undefined ? isRecent(one, nowMs) : isOfRun(one, ask.tried, clock),
  );
  const byAddress = inTime.filter(
    ({ addresses, users }) =>
      // Two addresses in the lines of one process: somebody plays with names.
      addresses.size < 2 &&
      (ask.from === null || ask.addresses.some((one) => addresses.has(one))) &&
      (ask.user === null || (users.size === 0 ? ask.from !== null : users.size === 1 && users.has(ask.user))),
  );
  const candidates = [...byAddress, ...(ask.tried === undefined ? [] : withoutAddress(inTime, ask.user))];
  // A run makes several connections, one of them the login; of earlier ones only the last still says how things stand.
  const newest =
    ask.tried === undefined
      ? candidates.at(-1)
      : (candidates.findLast(isAccepted) ??
        candidates.findLast((one) => reasonOf(one) !== undefined) ??
        candidates.at(-1));
  if (newest === undefined) return undefined;
  const reason = reasonOf(newest);
  const entry = reason ?? newest.entries.at(-1);
  if (entry === undefined) return undefined;
  const at = new Date(entry.atMs - (clock?.offsetMs ?? 0)).toISOString().slice(11, 19);
  return {
    value: {
      kind: 'found',
      ours: ask.tried !== undefined,
      at: `${at} UTC`,
      accepted: isAccepted(newest),
      refusal: refusalOf(newest, reason?.said, ask.limits),
      detail: reason?.said.detail === undefined ? null : quote(reason.said.detail),
      line: quote(entry.message),
      verified: entry.verified,
    },
    lines: newest.entries.map(({ message }) => message),
  };
}

/** Said of every connection alike. */
const ofEveryone: ReadonlySet<LogRefusal | undefined> = new Set(['program-missing']);

/**
 * What PAM refuses, sshd logs without the address: it is ours when one process alone has the account in the time of the
 * run. (A second one could be anybody's.)
 */
function withoutAddress(inTime: readonly LoggedConnection[], user: string | null): readonly LoggedConnection[] {
  const everyone = inTime.filter(({ entries }) => entries.some(({ said }) => ofEveryone.has(said.refusal)));
  const named = inTime.filter(({ addresses, users }) => addresses.size === 0 && user !== null && users.has(user));
  return [...everyone, ...(named.length === 1 ? named : [])];
}

/** What comes after a login was accepted; all else would have kept it from being so. */
const afterAccepted: ReadonlySet<LogRefusal> = new Set(['chroot-modes', 'pty', 'sessions', 'subsystem', 'pam-limits']);
/** Said also where another line names the reason. */
const general: readonly LogRefusal[] = [
  'pam-broken',
  'failed',
  'pam-auth',
  'too-many-failures',
  'invalid-user',
  'pam-account',
];

/** Which of two limits dropped it, and whether the refusing rules of PAM are broken: one line alone does not tell. */
function refusalOf(
  { entries }: LoggedConnection,
  reason: Said | undefined,
  limits: StartupLimits | undefined,
): string | null {
  if (reason?.refusal === 'pam-account' && entries.some(({ said }) => said.refusal === 'pam-broken'))
    return 'pam-account-broken';
  if (reason?.refusal === 'penalty' && reason.detail === 'caused crash') return 'crash';
  if (reason?.refusal !== 'startups' || limits === undefined) return reason?.refusal ?? null;
  if (limits.perSource === 'none') return 'startups-all';
  return Number(reason.detail) < limits.begin ? 'startups-per-source' : 'startups';
}

/** MaxStartups and PerSourceMaxStartups, as `sshd -T` prints them. */
interface StartupLimits {
  readonly begin: number;
  readonly perSource: string;
}

function limitsOf(effective: Section | undefined): StartupLimits | undefined {
  const config = effective?.one('config') ?? '';
  const begin = /^maxstartups (\d{1,6}):/imu.exec(config)?.[1];
  if (begin === undefined) return undefined;
  // Before 8.5 there is none.
  return { begin: Number(begin), perSource: /^persourcemaxstartups (\S+)/imu.exec(config)?.[1] ?? 'none' };
}

function isAccepted({ entries }: LoggedConnection): boolean {
  return entries.some(({ said }) => said.accepted === true);
}

function reasonOf({ entries }: LoggedConnection): (LogEntry & { readonly said: Said }) | undefined {
  const accepted = isAccepted({ addresses: new Set(), users: new Set(), entries });
  const reasons = entries.filter(
    ({ said }) => said.refusal !== undefined && (!accepted || afterAccepted.has(said.refusal)),
  );
  const rank = ({ said }: { said: Said }): number => general.indexOf(said.refusal ?? 'failed');
  return reasons.reduce<(typeof reasons)[number] | undefined>(
    (best, one) => (best === undefined || (rank(best) >= 0 && (rank(one) < 0 || rank(one) > rank(best))) ? one : best),
    undefined,
  );
}

/** Between the first and the last packet of this run, by the server's clock and within what both clocks leave open. */
function isOfRun(
  { entries }: LoggedConnection,
  tried: { fromMs: number; toMs: number },
  clock: ServerClock | undefined,
): boolean {
  if (clock === undefined) return false;
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return false;
  const from = tried.fromMs + clock.offsetMs - clock.uncertaintyMs - first.grainMs;
  const to = tried.toMs + clock.offsetMs + clock.uncertaintyMs + last.grainMs;
  return first.atMs >= from && first.atMs <= to;
}

function isRecent({ entries }: LoggedConnection, nowMs: number): boolean {
  return nowMs - (entries.at(-1)?.atMs ?? 0) < earlierAtMostMs;
}
