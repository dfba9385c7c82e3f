import type { EffectiveConfig } from '../contract/facts/config.ts';
import type { Judgement } from '../diagnose/diagnose.ts';
import { contrastHost } from '../probes/net/contrast-host.ts';
import type { Examination } from './examination.ts';
import { numericKnownHosts } from './known-hosts-side.ts';
import type { At } from './looks/at.ts';
import { nextLooks } from './looks/table.ts';

/** Takes the looks whose facts the diagnosis wants, round by round, until it is decided or nothing is left to see. */
export async function takeNextLooks(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  judged: () => Judgement,
): Promise<void> {
  for (const round of [1, 2, 3, 4] as const) {
    if (run.signal.aborted) return;
    const { way, wanted: missing } = judged();
    const { focus } = way;
    if (way.blocked?.stage === 'resolve') return lookAtNumericHosts(run, hop, effective);
    if (way.blocked === null || focus.hop !== hop || focus.address === undefined || focus.port === undefined) return;
    const { address } = focus;
    const before = run.spentOn(address).connections;
    const mayConnect = (await run.mayCost(address, oneConnection)).kind === 'allowed';
    const at: At = { run, hop, address, port: focus.port, focus, effective, mayConnect };
    const wanted = new Set(missing.map(({ key }) => key));
    const due = nextLooks.filter(
      (look) =>
        look.round === round && (look.always === true || look.gives.some((key) => wanted.has(key))) && look.applies(at),
    );
    await Promise.all(due.map((look) => look.take(at)));
    await run.bookSince(address, before);
  }
}

/** What one more connection without a login costs. */
const oneConnection = { connections: 1, failedLogins: 0, withoutLogin: 1 };

/** Where no name server answers: is the network there all the same? Hosts that known_hosts has by their address tell. */
async function lookAtNumericHosts(run: Examination, hop: number, effective: EffectiveConfig): Promise<void> {
  const lookup = run.value('name.lookup', { hop })?.kind;
  if (!run.request.contrast || (lookup !== 'temporary-failure' && lookup !== 'silent')) return;
  const hosts = await numericKnownHosts(run, hop, effective.port);
  if (hosts.length > 0) await run.look(contrastHost, { hosts, signal: run.signal }, { hop });
}
