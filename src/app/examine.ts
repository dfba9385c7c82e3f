import type { EffectiveConfig } from '../contract/facts/config.ts';
import type { Report } from '../contract/report.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { focusOf, wayOf } from '../diagnose/blocked.ts';
import { shellWords } from '../diagnose/words.ts';
import type { Ports } from '../ports/ports.ts';
import type { RunHead } from './build-report.ts';
import { Examination } from './examination.ts';
import type { HeldOpen } from './hold.ts';
import { insideNotes } from './inside-notes.ts';
import { Ledger } from './ledger.ts';
import { lookAtClient } from './local-side.ts';
import { nameProviders } from './provider.ts';
import type { Progress } from './recorder.ts';
import type { Request } from './request.ts';

/** A finished run: its report, and itself for `--save`. */
export interface Examined {
  readonly report: Report;
  /** The run as text, for `--save`. */
  readonly saved: () => Promise<string>;
}

/** The main job: looks stage by stage, judges, takes the looks that may decide, and reports. Never throws for the world. */
export async function examine(
  request: Request,
  ports: Ports,
  onProgress: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<Examined> {
  const startedMs = ports.clock.nowMs();
  const startedAt = new Date(ports.clock.wallMs()).toISOString();
  const over = new AbortController();
  const ended = new AbortController();
  void ports.clock.sleep(request.deadlineMs, ended.signal).then(() => over.abort());
  const signal = AbortSignal.any([over.signal, stop]);
  const ledger =
    request.stateFolder === null ? null : new Ledger(ports.files, ports.clock, `${request.stateFolder}/ledger.json`);
  const run = new Examination(request, ports, ledger, signal, onProgress);
  const hops = await lookAtRoute(run);
  await nameProviders(run, hops);
  const deadlineReached = over.signal.aborted;
  ended.abort();
  if (deadlineReached)
    run.notes.push(`The deadline of ${request.deadlineMs / 1000} s was reached; this is what was seen until then.`);
  else if (stop.aborted) run.notes.push('Stopped before the end; this is what was seen until then.');
  run.notes.push(...request.target.ignored);
  const head: RunHead = {
    asked: askedOf(run, hops),
    destination: withoutSecrets(request.target.destination),
    host: request.target.host,
    user: request.target.user,
    port: request.target.port,
    arguments: request.words,
    startedAt,
    tookMs: Math.round((ports.clock.nowMs() - startedMs) * 10) / 10,
    notes: run.notes,
  };
  const { observations } = run.recorder;
  const { buildReport } = await import('./build-report.ts');
  return {
    report: buildReport(head, observations),
    saved: async () => (await import('./saved-run.ts')).saveRun(head, observations),
  };
}

/** Looks at this machine first, then goes out. Returns the hops. */
async function lookAtRoute(run: Examination): Promise<number> {
  const looking = lookAtClient(run, 0, run.request.target);
  // The larger half of the program is loaded while ssh answers what it would do.
  const [effective, { lookOutside }] = await Promise.all([
    looking,
    run.ports.clock.sleep(1).then(() => import('./outside.ts')),
  ]);
  if (effective === undefined || clientBlocks(run)) return 1;
  const { via, code } = run.request;
  const hops = via === null ? await lookOutside(run, effective) : await lookBothWays(run, effective, lookOutside);
  if (code !== null) await (await import('./console/join.ts')).joinCode(run, effective, code);
  return hops;
}

async function lookBothWays(
  run: Examination,
  effective: EffectiveConfig,
  lookOutside: (run: Examination, effective: EffectiveConfig) => Promise<number>,
): Promise<number> {
  // A server that lets every look wait must leave time for the inside, which knows why.
  const whole = run.signal;
  const share = new AbortController();
  const done = new AbortController();
  void run.ports.clock.sleep(run.request.deadlineMs * outsideShare, done.signal).then(() => share.abort());
  run.signal = AbortSignal.any([whole, share.signal]);
  const hops = await lookOutside(run, effective);
  run.signal = whole;
  done.abort();
  await lookInside(run, effective);
  return hops;
}

/** Of the deadline, with `--via`. */
const outsideShare = 0.65;

/**
 * The server's inside, through the command that was given: its facts are about the last machine of the route. After the
 * outside, whose host key says whether it is the same machine.
 */
async function lookInside(run: Examination, effective: EffectiveConfig): Promise<void> {
  const { via, from, deadlineMs } = run.request;
  const route = run.value('config.proxy', { hop: 0 });
  const hop = route?.kind === 'jump' ? route.hops.length : 0;
  const [{ serverInside }, { holdConnection, openSshPort, otherPortOf }] = await Promise.all([
    import('../collectors/server/inside.ts'),
    import('./hold.ts'),
  ]);
  const presented = run.value('hostkey.presented', focusOf(run.recorder.facts, hop));
  const nowMs = run.ports.clock.wallMs();
  const ask = {
    via,
    from,
    user: effective.user,
    port: effective.port,
    outside: true,
    address: focusOf(run.recorder.facts, hop).address ?? null,
    hostKey: presented?.verified === true ? presented.fingerprint : undefined,
    tried: { fromMs: nowMs - run.recorder.elapsedMs, toMs: nowMs },
    withinMs: deadlineMs,
    signal: run.signal,
  };
  const lookHolding = async (held: HeldOpen | undefined): Promise<void> => {
    await run.look(serverInside(deadlineMs), { ...ask, held }, { hop });
    await held?.close();
  };
  // The proof of a fix keeps its connections for the login; who we are to the server was seen before.
  if (run.request.proves === true) return lookHolding(undefined);
  await lookHolding(await holdConnection(run, hop, effective, openSshPort(run, hop)));
  if (from === null && run.value('server.client-address', { hop })?.kind !== 'seen') {
    const held = await holdConnection(run, hop, effective, otherPortOf(run, hop));
    if (held !== undefined) await lookHolding(held);
  }
  run.notes.push(...insideNotes(run.recorder.observations));
}

function clientBlocks(run: Examination): boolean {
  return (
    wayOf(run.recorder.facts, 1).blocked?.stage === 'client' && run.value('client.ssh', { hop: 0 })?.kind !== 'none'
  );
}

/** What stood beside the destination on the command line, for the commands that a report shows. */
function optionsTyped({ words, target }: Request): readonly string[] {
  const at = words.indexOf(withoutSecrets(target.destination));
  return words.filter((word, index) => index !== at && word !== '--');
}

function askedOf(run: Examination, hops: number): RunHead['asked'] {
  const { target, login } = run.request;
  const effective = run.value('config.effective', { hop: hops - 1 }) ?? run.value('config.effective', { hop: 0 });
  return {
    hops,
    noLogin: !login,
    names: {
      name: withoutSecrets(target.destination),
      host: target.host,
      hostname: effective?.hostname ?? target.host,
      user: effective?.user ?? target.user,
      port: effective?.port ?? target.port ?? 22,
      options: shellWords(optionsTyped(run.request)),
    },
  };
}
