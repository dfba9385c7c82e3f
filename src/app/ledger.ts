import type { Observation } from '../contract/fact.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { locked } from './lock.ts';

/**
 * What this machine's looks have cost one server lately, kept from run to run. OpenSSH 9.8 and later book 1 s against an
 * address for a connection without a login attempt and 5 s for a failed login, and refuse the address from 15 s on
 * (sshd_config PerSourcePenalties); `ufw limit` refuses the sixth connection within 30 s; fail2ban bans at the fifth
 * failed login within 10 minutes. We stay well below all three.
 */
export interface Account {
  /** Seconds of penalty at `atMs`; falls by one a second. */
  readonly penaltyS: number;
  readonly atMs: number;
  /** When connections to an SSH port were opened, within the last 30 s. */
  readonly connectionsMs: readonly number[];
  /** When logins failed, within the last 10 minutes. */
  readonly failuresMs: readonly number[];
  /** What the last look and the last login saw, for a run that may not look again. */
  readonly last: readonly Remembered[];
}

export interface Remembered {
  /** Which look, and for which user, keys and options: another login is another question. */
  readonly look: string;
  readonly atMs: number;
  readonly observations: readonly Observation[];
}

export interface Cost {
  readonly connections: number;
  readonly failedLogins: number;
  /** Connections that end without a login attempt. */
  readonly withoutLogin: number;
}

export const penaltyLimitS = 10;
export const failuresLimit = 3;
export const connectionsLimit = 4;
const connectionsWindowMs = 30_000;
const failuresWindowMs = 600_000;
const lookPenaltyS = 1;
const failurePenaltyS = 5;
/** Remembered looks of one address, and addresses in the file: the oldest go. */
const rememberedMax = 8;
const addressesMax = 200;
const fileMaxBytes = 4 * 1024 * 1024;

export type Ruling =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'over'; readonly why: 'penalty' | 'failures' | 'connections'; readonly allowedInMs: number };

export interface Limits {
  readonly penaltyS: number;
  readonly failures: number;
  readonly connections: number;
}

const usualLimits: Limits = { penaltyS: penaltyLimitS, failures: failuresLimit, connections: connectionsLimit };
/** For the one look that proves a fix, which somebody has asked for: still below each of the three. */
export const proofLimits: Limits = { penaltyS: 13, failures: 4, connections: 5 };

/** Whether one more look of this cost stays inside the limits. */
export function mayLook(account: Account | undefined, cost: Cost, nowMs: number, limits: Limits = usualLimits): Ruling {
  if (account === undefined) return { kind: 'allowed' };
  const penaltyS = penaltyAt(account, nowMs) + penaltyOf(cost);
  if (penaltyS > limits.penaltyS)
    return { kind: 'over', why: 'penalty', allowedInMs: Math.ceil((penaltyS - limits.penaltyS) * 1000) };
  const failures = within(account.failuresMs, nowMs, failuresWindowMs);
  if (cost.failedLogins > 0 && failures.length + cost.failedLogins > limits.failures) {
    return {
      kind: 'over',
      why: 'failures',
      allowedInMs: waitFor(failures, cost.failedLogins, limits.failures, failuresWindowMs, nowMs),
    };
  }
  const connections = within(account.connectionsMs, nowMs, connectionsWindowMs);
  if (connections.length + cost.connections > limits.connections) {
    return {
      kind: 'over',
      why: 'connections',
      allowedInMs: waitFor(connections, cost.connections, limits.connections, connectionsWindowMs, nowMs),
    };
  }
  return { kind: 'allowed' };
}

/** Books what a look really cost. */
export function book(account: Account | undefined, cost: Cost, nowMs: number): Account {
  return {
    penaltyS: (account === undefined ? 0 : penaltyAt(account, nowMs)) + penaltyOf(cost),
    atMs: nowMs,
    connectionsMs: [
      ...within(account?.connectionsMs ?? [], nowMs, connectionsWindowMs),
      ...times(cost.connections, nowMs),
    ],
    failuresMs: [...within(account?.failuresMs ?? [], nowMs, failuresWindowMs), ...times(cost.failedLogins, nowMs)],
    last: account?.last ?? [],
  };
}

export function remember(account: Account | undefined, what: Remembered, nowMs: number): Account {
  const base = account ?? book(undefined, { connections: 0, failedLogins: 0, withoutLogin: 0 }, nowMs);
  const others = base.last.filter(({ look }) => look !== what.look);
  return { ...base, last: [...others, what].slice(-rememberedMax) };
}

function penaltyAt(account: Account, nowMs: number): number {
  return Math.max(0, account.penaltyS - Math.max(0, nowMs - account.atMs) / 1000);
}

function penaltyOf(cost: Cost): number {
  return cost.withoutLogin * lookPenaltyS + cost.failedLogins * failurePenaltyS;
}

function within(timesMs: readonly number[], nowMs: number, windowMs: number): readonly number[] {
  return timesMs.filter((at) => at <= nowMs && nowMs - at < windowMs);
}

/** Milliseconds until so many of the times have left the window that `more` fit below `limit`. */
function waitFor(timesMs: readonly number[], more: number, limit: number, windowMs: number, nowMs: number): number {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const mustLeave = Math.min(sorted.length, sorted.length + more - limit);
  const last = sorted[mustLeave - 1];
  return last === undefined ? 0 : Math.max(0, last + windowMs - nowMs);
}

function times(count: number, nowMs: number): number[] {
  return Array.from({ length: count }, () => nowMs);
}

/** `nowMs` is the time under the lock: what others booked while this one waited lies before it. */
type Change = (account: Account | undefined, nowMs: number) => Account;

/** The file of accounts, by server address. A damaged or missing file counts as empty. */
export class Ledger {
  readonly #files: Files;
  readonly #path: string;
  readonly #clock: Clock;
  #accounts: Map<string, Account> | undefined;

  constructor(files: Files, clock: Clock, path: string) {
    this.#files = files;
    this.#clock = clock;
    this.#path = path;
  }

  async account(address: string): Promise<Account | undefined> {
    return (await this.#load()).get(address);
  }

  /** Reads the file again before it writes, under a lock: runs side by side lose none of each other's bookings. Whether it was written. */
  async update(address: string, change: Change): Promise<boolean> {
    await this.#files.makeFolder(this.#path.slice(0, this.#path.lastIndexOf('/')), 0o700);
    return locked(this.#files, this.#clock, `${this.#path}.lock`, () => this.#change(address, change));
  }

  async #change(address: string, change: Change): Promise<boolean> {
    this.#accounts = undefined;
    const accounts = await this.#load();
    const changed = change(accounts.get(address), this.#clock.wallMs());
    accounts.delete(address);
    accounts.set(address, changed);
    const kept = [...accounts].slice(-addressesMax);
    const written = await this.#files.writeAtomic(
      this.#path,
      new TextEncoder().encode(JSON.stringify({ version: 1, accounts: Object.fromEntries(kept) })),
      0o600,
      { lasting: false },
    );
    return written.kind === 'written';
  }

  async #load(): Promise<Map<string, Account>> {
    this.#accounts ??= parseAccounts(await this.#files.read(this.#path, fileMaxBytes));
    return this.#accounts;
  }
}

function parseAccounts(read: Awaited<ReturnType<Files['read']>>): Map<string, Account> {
  if (read.kind !== 'bytes' || read.cut) return new Map();
  try {
    const parsed = JSON.parse(new TextDecoder().decode(read.bytes)) as {
      version?: unknown;
      accounts?: { [address: string]: Account };
    };
    if (parsed.version !== 1 || typeof parsed.accounts !== 'object') return new Map();
    return new Map(Object.entries(parsed.accounts).filter(([, account]) => isAccount(account)));
  } catch {
    return new Map();
  }
}

function isAccount(value: unknown): value is Account {
  const account = value as Partial<Account> | null;
  return (
    typeof account === 'object' &&
    account !== null &&
    typeof account.penaltyS === 'number' &&
    typeof account.atMs === 'number' &&
    [account.connectionsMs, account.failuresMs].every(
      (list) => Array.isArray(list) && list.every((one) => typeof one === 'number'),
    ) &&
    Array.isArray(account.last)
  );
}
