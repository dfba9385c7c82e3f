import { causes } from '../causes/registry.generated.ts';
import type { EffectiveConfig } from '../contract/facts/config.ts';
import type { Report } from '../contract/report.ts';
import { wayOf } from '../diagnose/blocked.ts';
import { type Judgement, judgeRivals } from '../diagnose/diagnose.ts';
import type { Ports } from '../ports/ports.ts';
import { parseJump } from '../wire/config/jump.ts';
import { buildReport, type RunHead } from './build-report.ts';
import { Examination } from './examination.ts';
import { Ledger } from './ledger.ts';
import { type HopWords, lookAtClient } from './local-side.ts';
import { tryLogin } from './login-side.ts';
import { takeNextLooks } from './next-looks.ts';
import { reach } from './reach.ts';
import type { Progress } from './recorder.ts';
import type { Request } from './request.ts';
import { saveRun } from './saved-run.ts';

/** A finished run: its report, and itself for `--save`. */
export interface Examined {
  readonly report: Report;
  readonly saved: string;
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
  const ledger = request.stateFolder === null ? null : new Ledger(ports.files, `${request.stateFolder}/ledger.json`);
  const run = new Examination(request, ports, ledger, signal, onProgress);
  const hops = await lookAtRoute(run);
  const deadlineReached = over.signal.aborted;
  ended.abort();
  if (deadlineReached)
    run.notes.push(`The deadline of ${request.deadlineMs / 1000} s was reached; this is what was seen until then.`);
  else if (stop.aborted) run.notes.push('Stopped before the end; this is what was seen until then.');
  run.notes.push(...request.target.ignored);
  const head: RunHead = {
    asked: askedOf(run, hops),
    destination: request.target.destination,
    host: request.target.host,
    user: request.target.user,
    port: request.target.port,
    arguments: request.words,
    startedAt,
    tookMs: Math.round((ports.clock.nowMs() - startedMs) * 10) / 10,
    notes: run.notes,
  };
  const { observations } = run.recorder;
  return { report: buildReport(head, observations), saved: saveRun(head, observations) };
}

/** Walks the route: every jump host as far as its host key, then the target; the login goes over the whole of it. Returns the hops. */
async function lookAtRoute(run: Examination): Promise<number> {
  const { target } = run.request;
  const effective = await lookAtClient(run, 0, target);
  if (effective === undefined || clientBlocks(run)) return 1;
  const route = run.value('config.proxy', { hop: 0 });
  if (route?.kind === 'jump') return lookThroughJumps(run, route.hops, target);
  if (route?.kind === 'command') {
    if (route.found) await tryLogin(run, 0, effective, undefined);
    return 1;
  }
  await lookAtHop(run, 0, effective, true);
  return 1;
}

/** One hop that we can reach ourselves: to the verified host key, the login if it is the target, then what may decide. */
async function lookAtHop(run: Examination, hop: number, effective: EffectiveConfig, isTarget: boolean): Promise<void> {
  const judged = (): Judgement => judgeRivals(run.recorder.observations, causes, hop + 1);
  const connection = await reach(run, hop, effective);
  if (isTarget && judged().way.blocked === null && connection !== undefined)
    await tryLogin(run, hop, effective, connection.hostKeyBlob);
  await takeNextLooks(run, hop, effective, judged);
}

async function lookThroughJumps(run: Examination, jumps: readonly string[], target: HopWords): Promise<number> {
  // The target's own configuration was read as hop 0; the jump hosts come before it on the way.
  const first = jumps[0] ?? '';
  const words = jumpWords(first, target.configFile);
  const last = jumps.length;
  const effective = await lookAtClient(run, last, target);
  const jump = await lookAtClient(run, 0, words);
  if (jump === undefined || effective === undefined) return 1;
  await lookAtHop(run, 0, jump, false);
  const blocked = wayOf(run.recorder.facts, 1).blocked;
  if (blocked !== null) return 1;
  await tryLogin(run, last, effective, undefined);
  return last + 1;
}

/** One word of ProxyJump, as ssh would take it on a command line of its own. */
function jumpWords(text: string, configFile: string | null): HopWords {
  const [hop] = parseJump(text) ?? [];
  const { host, user, port } = hop ?? { host: text, user: null, port: null };
  const options = [
    ...(configFile === null ? [] : ['-F', configFile]),
    ...(user === null ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
  ];
  return { host, user, port, options, configFile };
}

function clientBlocks(run: Examination): boolean {
  return (
    wayOf(run.recorder.facts, 1).blocked?.stage === 'client' && run.value('client.ssh', { hop: 0 })?.kind !== 'none'
  );
}

function askedOf(run: Examination, hops: number): RunHead['asked'] {
  const { target, login } = run.request;
  const effective = run.value('config.effective', { hop: hops - 1 }) ?? run.value('config.effective', { hop: 0 });
  return {
    hops,
    noLogin: !login,
    names: {
      name: target.destination,
      host: target.host,
      hostname: effective?.hostname ?? target.host,
      user: effective?.user ?? target.user,
      port: effective?.port ?? target.port ?? 22,
    },
  };
}
