import type { FixPlace, FixPlan, FixStep, JournalEntry } from '../contract/fix.ts';
import type { Finding, Report } from '../contract/report.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { type Changed, Place } from '../fix/place.ts';
import { hasRemedy, needsGuard, planFor } from '../fix/plan.ts';
import type { Ports } from '../ports/ports.ts';
import { FixJournal } from './fix-journal.ts';

export interface FixOptions {
  /** What the fix is for, as the journal shows it. */
  readonly target: string;
  /** A command that runs sh on the server; `here`: this machine is the server; null: no way into it. */
  readonly via: string | 'here' | null;
  readonly stateFolder: string;
  readonly dryRun: boolean;
  /** Seconds after which the server takes an unconfirmed change back. */
  readonly guardSeconds: number;
}

/** How a person is told and asked. */
export interface FixTalk {
  readonly planned: (plan: FixPlan) => void;
  readonly confirmed: (plan: FixPlan) => Promise<boolean>;
  readonly said: (text: string) => void;
}

/** What became of one plan. */
export interface FixRound {
  readonly plan: FixPlan;
  readonly id: string | null;
  readonly result:
    | 'fixed'
    /** The cause is still there: the change was taken back. */
    | 'taken-back'
    /** Something stopped it on the way: the state is said in `says`. */
    | 'failed'
    | 'declined'
    | 'dry-run';
  readonly says: string;
}

export interface FixRun {
  readonly rounds: readonly FixRound[];
  /** The last look. */
  readonly report: Report;
  /** Why there was no (further) plan. */
  readonly noPlan: string | null;
}

/** One cause is fixed after the other, so many at most: then a person should look. */
const roundsAtMost = 6;

/** Plans, asks, applies, looks again from the start, and keeps or takes back: until nothing is left that it could fix. */
export async function fixRun(
  first: Report,
  again: () => Promise<Report>,
  options: FixOptions,
  ports: Ports,
  talk: FixTalk,
): Promise<FixRun> {
  const here = options.via === 'here';
  const client = here ? null : new Place('client', null, `${options.stateFolder}/changes`, ports);
  const server = options.via === null ? null : new Place('server', here ? null : options.via, serverFolder, ports);
  const rounds: FixRound[] = [];
  let report = first;
  while (rounds.length < roundsAtMost) {
    if (report.outcome === 'works' || report.outcome === 'clear') return { rounds, report, noPlan: null };
    const planned = await planFor(report, client, server);
    if (planned.kind === 'declined') return { rounds, report, noPlan: planned.says };
    const { plan } = planned;
    if (rounds.some((round) => round.plan.cause === plan.cause))
      return { rounds, report, noPlan: 'The same cause is back; a person should look at it.' };
    talk.planned(plan);
    if (options.dryRun) {
      rounds.push({ plan, id: null, result: 'dry-run', says: 'Nothing was changed.' });
      return { rounds, report, noPlan: null };
    }
    if (!(await talk.confirmed(plan))) {
      rounds.push({ plan, id: null, result: 'declined', says: 'Nothing was changed.' });
      return { rounds, report, noPlan: null };
    }
    const attempt = new Attempt(plan, { client, server }, options, ports);
    const loginsBefore = here ? ((await server?.logins(Number.MAX_SAFE_INTEGER, 0))?.count ?? 0) : 0;
    const applied = await attempt.apply();
    if (applied !== undefined) {
      rounds.push({ plan, id: attempt.id, result: 'failed', says: applied });
      return { rounds, report, noPlan: null };
    }
    talk.said('Applied. Looking again from the start …');
    const finding = report.first.find(({ id }) => id === plan.cause) as Finding;
    const after = await again();
    const left = isGone(finding, report, after) || (here && isGoneInside(finding, after));
    const proof =
      here && left && needsGuard(plan.steps) ? await loginFromOutside(server, loginsBefore, options, talk) : undefined;
    const gone = left && proof !== null;
    const says = gone ? await attempt.keep() : await attempt.takeBack();
    const kept = says === undefined;
    rounds.push({
      plan,
      id: attempt.id,
      result: gone ? (kept ? 'fixed' : 'failed') : 'taken-back',
      says: gone
        ? (says ?? goneWords(after, proof))
        : `${left ? 'No login from outside came within the time.' : 'It did not help.'} ${says ?? 'The change was taken back; everything is as it was before.'}`,
    });
    report = after;
    if (!gone || !kept) return { rounds, report, noPlan: null };
    talk.said(rounds.at(-1)?.says ?? '');
  }
  return { rounds, report, noPlan: `${roundsAtMost} causes were fixed one after the other; a person should look now.` };
}

/** Whether whyssh could do something about what it found, so that it is worth asking. */
export function canFix(report: Report, via: string | null): boolean {
  return report.exit === 1 && hasRemedy(report, via !== null);
}

function goneWords(after: Report, proof: string | undefined | null): string {
  if (typeof proof === 'string') return `Proven by a login from outside: ${proof}`;
  if (after.outcome === 'works') return 'The login works.';
  if (after.outcome === 'clear')
    return 'Nothing that was looked at here stands in the way any more. Log in from outside to prove it.';
  return 'This cause is gone; another one stands behind it.';
}

/** On the server itself only a login from outside proves anything. Null: none came. */
async function loginFromOutside(
  server: Place | null,
  before: number,
  options: FixOptions,
  talk: FixTalk,
): Promise<string | null> {
  // The guard's own time must not run out while the word to keep it is given.
  const seconds = Math.max(1, Math.floor(options.guardSeconds * 0.8) - 5);
  talk.said(
    `Now log in from outside, as the person who could not: within ${seconds} seconds, or the change is taken back.`,
  );
  return (await server?.logins(before, seconds))?.line ?? null;
}

/** Where root's changes lie on the server. */
export const serverFolder = '/var/lib/whyssh/changes';

/**
 * Whether the cause is gone: the login works, or the way leads further than before, or another proven cause stands at the
 * same place and this one is not named any more.
 */
export function isGone(finding: Finding, before: Report, after: Report): boolean {
  if (after.outcome === 'works' || after.outcome === 'clear') return true;
  const named = [...after.first, ...after.then, ...after.beside].some(({ id }) => id === finding.id);
  if (named || before.blockedAt === null || after.blockedAt === null) return false;
  const order = after.stages.map(({ stage }) => stage);
  const further = order.indexOf(after.blockedAt.stage) > order.indexOf(before.blockedAt.stage);
  return further || (finding.verdict === 'proven' && after.first[0]?.verdict === 'proven');
}

interface Places {
  readonly client: Place | null;
  readonly server: Place | null;
}

/** Inside alone no look comes to its end; that nothing is named any more is all that can be seen. */
function isGoneInside(finding: Finding, after: Report): boolean {
  return after.first.length === 0 && ![...after.then, ...after.beside].some(({ id }) => id === finding.id);
}

/** One plan on its way through the machines. */
class Attempt {
  readonly id: string;
  readonly #plan: FixPlan;
  readonly #places: Places;
  readonly #options: FixOptions;
  readonly #journal: FixJournal;
  readonly #entry: JournalEntry;
  #made: JournalEntry['changes'] = [];

  constructor(plan: FixPlan, places: Places, options: FixOptions, ports: Ports) {
    const at = new Date(ports.clock.wallMs()).toISOString();
    const random = [...ports.random.bytes(2)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#plan = plan;
    this.#places = places;
    this.#options = options;
    this.id = `${at.slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-')}-${random}`;
    this.#journal = new FixJournal(ports.files, options.stateFolder);
    this.#entry = {
      version: 1,
      id: this.id,
      at,
      target: withoutSecrets(options.target),
      cause: plan.cause,
      title: plan.title,
      changes: groups(plan.steps).map(({ where, steps }) => ({
        where,
        folder: `${this.#place(where).root}/${this.id}`,
        steps: steps.map(({ title }) => title),
      })),
      via: options.via === 'here' ? null : options.via,
      state: 'open',
    };
  }

  /** Undefined: every step is made. Else what went wrong and in what state things are; nothing is left half done. */
  async apply(): Promise<string | undefined> {
    const unwritten = await this.#journal.keep(this.#entry);
    if (unwritten !== undefined) return `Nothing was changed: the way back could not be kept, ${unwritten}.`;
    for (const [at, { where, steps }] of groups(this.#plan.steps).entries()) {
      const change = this.#entry.changes[at];
      if (change === undefined) continue;
      const guarded = needsGuard(steps);
      const done = await this.#place(where).change(change.folder, steps, guarded ? this.#options.guardSeconds : null);
      this.#made = [...this.#made, change];
      if (done.state === 'applied') continue;
      const where2 = where === 'client' ? 'this machine' : 'the server';
      const problem = `${sentence(done.problem ?? 'it did not say why')}`;
      if (done.state === 'unchanged') {
        this.#made = this.#made.slice(0, -1);
        const back = await this.takeBack();
        return `${problem} ${back ?? `Nothing is changed on ${where2}.`}`;
      }
      if (done.state === 'partly')
        return `${problem} On ${where2} not everything could be put back; the old files are in ${change.folder}.`;
      const back = await this.takeBack();
      if (back === undefined) return `${problem} The change was taken back; everything is as it was before.`;
      return guarded
        ? `${problem} ${back} The server takes the change back by itself, ${this.#options.guardSeconds} seconds after it was made.`
        : `${problem} ${back} Try: whyssh undo ${this.id}`;
    }
    return undefined;
  }

  /** Undefined: kept. */
  async keep(): Promise<string | undefined> {
    for (const change of this.#made) {
      const place = this.#place(change.where);
      const first = await place.end(change.folder, 'keep');
      // Cut off in the middle: the word is on the disk or it is not, and giving it again is the same.
      const kept = first.state === 'unknown' ? await place.end(change.folder, 'keep') : first;
      if (kept.state === 'kept') continue;
      if (kept.state === 'restored') {
        await this.#journal.keep({ ...this.#entry, state: 'undone' });
        return 'The server has taken the change back by itself, since it was not confirmed in time.';
      }
      return `The change is made, but it could not be confirmed: ${sentence(kept.problem ?? 'no answer')} Where it is guarded, the server takes it back by itself.`;
    }
    await this.#journal.keep({ ...this.#entry, state: 'kept' });
    return undefined;
  }

  /** Undefined: everything is as it was. */
  async takeBack(): Promise<string | undefined> {
    const problem = await undoChanges(this.#made, (where) => this.#place(where), 'force');
    await this.#journal.keep({ ...this.#entry, state: problem === undefined ? 'undone' : 'partly undone' });
    return problem;
  }

  #place(where: FixPlace): Place {
    const place = where === 'client' ? this.#places.client : this.#places.server;
    if (place === null) throw new Error('a step for the server without a way into it');
    return place;
  }
}

/** The last change is taken back first. Undefined: all are. */
export async function undoChanges(
  changes: JournalEntry['changes'],
  place: (where: FixPlace) => Place,
  verb: 'undo' | 'force',
): Promise<string | undefined> {
  const problems: string[] = [];
  for (const { where, folder } of [...changes].reverse()) {
    const undone = await place(where).end(folder, verb);
    if (undone.state === 'undone') continue;
    problems.push(`On ${where === 'client' ? 'this machine' : 'the server'}: ${sentence(whyNot(undone))}`);
    if (undone.diff !== null) problems.push(undone.diff);
  }
  return problems.length === 0 ? undefined : problems.join('\n');
}

function whyNot(undone: Changed): string {
  return (
    undone.problem ?? (undone.state === 'missing' ? 'the old state is not kept there any more' : 'it did not answer')
  );
}

/** Steps that follow each other on one machine are one change. */
function groups(
  steps: readonly FixStep[],
): readonly { readonly where: FixPlace; readonly steps: readonly FixStep[] }[] {
  const found: { where: FixPlace; steps: FixStep[] }[] = [];
  for (const step of steps) {
    const last = found.at(-1);
    if (last?.where === step.where) last.steps.push(step);
    else found.push({ where: step.where, steps: [step] });
  }
  return found;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/u.test(upper) ? upper : `${upper}.`;
}
