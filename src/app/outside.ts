import { causes } from '../causes/registry.generated.ts';
import type { EffectiveConfig } from '../contract/facts/config.ts';
import { wayOf } from '../diagnose/blocked.ts';
import { type Judgement, judgeRivals } from '../diagnose/diagnose.ts';
import type { JumpHop } from '../probes/net/parts/safe-way.ts';
import { parseJump } from '../wire/config/jump.ts';
import type { Examination } from './examination.ts';
import { type HopWords, lookAtClient } from './local-side.ts';
import { takeNextLooks } from './next-looks.ts';
import { reach } from './reach.ts';

/** Loaded where the way leads to a login: most failures end before. */
const loginSide = () => import('./login-side.ts');

/** Walks the route: every jump host as far as its host key, then the target; the login goes over the whole of it. Returns the hops. */
export async function lookOutside(run: Examination, effective: EffectiveConfig): Promise<number> {
  const route = run.value('config.proxy', { hop: 0 });
  if (route?.kind === 'jump') return lookThroughJumps(run, route.hops, run.request.target);
  if (route?.kind === 'command') {
    if (route.found) await (await loginSide()).tryLogin(run, 0, effective, undefined);
    return 1;
  }
  await lookAtHop(run, 0, effective, true);
  return 1;
}

/** One hop that we can reach ourselves: to the verified host key, the login if it is the target, then what may decide. */
async function lookAtHop(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  isTarget: boolean,
): Promise<Uint8Array | undefined> {
  let last: { readonly seq: number; readonly judgement: Judgement } | undefined;
  const judged = (): Judgement => {
    const seq = run.nextSeq;
    if (last?.seq !== seq) last = { seq, judgement: judgeRivals(run.recorder.observations, causes, hop + 1) };
    return last.judgement;
  };
  const connection = await reach(run, hop, effective);
  const hostKeyBlob = connection === 'recalled' ? undefined : connection?.hostKeyBlob;
  if (isTarget && connection !== undefined && wayOf(run.recorder.facts, hop + 1).blocked === null)
    await (await loginSide()).tryLogin(run, hop, effective, hostKeyBlob);
  await takeNextLooks(run, hop, effective, judged);
  return hostKeyBlob;
}

/**
 * The target's own configuration was read as hop 0; the jump hosts come before it on the way, so it becomes the last hop.
 * Only the first jump host can be reached from here, unless it has a way of its own.
 */
async function lookThroughJumps(run: Examination, route: readonly string[], target: HopWords): Promise<number> {
  const last = route.length;
  const effective = await lookAtClient(run, last, target);
  if (effective === undefined) return 1;
  const jumps: JumpHop[] = [];
  for (const [hop, text] of route.entries()) {
    const words = jumpWords(text, target.configFile);
    const config = await lookAtClient(run, hop, words);
    if (config === undefined) return hop + 1;
    const direct = hop === 0 && config.proxyJump === null && config.proxyCommand === null;
    const hostKeyBlob = direct ? await lookAtHop(run, 0, config, false) : undefined;
    if (wayOf(run.recorder.facts, hop + 1).blocked !== null) return hop + 1;
    const used = run.value('address.used', { hop });
    const knownHost = used === undefined ? undefined : run.value('hostkey.known', { hop, ...used });
    jumps.push({ host: words.host, user: words.user, port: words.port, config, hostKeyBlob, knownHost });
  }
  await (await loginSide()).tryLogin(run, last, effective, undefined, jumps);
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
