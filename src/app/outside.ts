import { causes } from '../causes/registry.generated.ts';
import type { EffectiveConfig } from '../contract/facts/config.ts';
import { wayOf } from '../diagnose/blocked.ts';
import { type Judgement, judgeRivals } from '../diagnose/diagnose.ts';
import { parseJump } from '../wire/config/jump.ts';
import type { Examination } from './examination.ts';
import { type HopWords, lookAtClient } from './local-side.ts';
import { tryLogin } from './login-side.ts';
import { takeNextLooks } from './next-looks.ts';
import { reach } from './reach.ts';

/** Walks the route: every jump host as far as its host key, then the target; the login goes over the whole of it. Returns the hops. */
export async function lookOutside(run: Examination, effective: EffectiveConfig): Promise<number> {
  const route = run.value('config.proxy', { hop: 0 });
  if (route?.kind === 'jump') return lookThroughJumps(run, route.hops, run.request.target);
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
    await tryLogin(run, hop, effective, connection === 'recalled' ? undefined : connection.hostKeyBlob);
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
