import type { ServerFirewall } from '../../src/contract/facts/server-firewall.ts';
import { clear, type RuleSet } from './rule-set.ts';
import { listeners, type Source, type Stage, sources } from './stage.ts';

/** What one rule set showed. */
export interface Outcome {
  readonly packets: number;
  readonly unknown: readonly string[];
  readonly limited: number;
  readonly wrong: readonly string[];
  readonly verdicts: readonly string[];
  /** The rules could not be loaded. */
  readonly refused: string | undefined;
}

/** A packet that a rule drops is waited for so long; one that should have come through, longer (a lost SYN comes again after 1 s). */
const shortMs = 250;
const longMs = 3_500;

/** Loads the rules, reads them as whyssh does, and sends real connections from every source. */
export async function compare(stage: Stage, set: RuleSet): Promise<Outcome> {
  const load = async (): Promise<string | undefined> => {
    const ran = await stage.hub.run('server', `${clear}\n${set.load}`, { seconds: 60 });
    return ran.code === 0 ? undefined : `${ran.stdout}${ran.stderr}`.trim().slice(-300);
  };
  const none = { packets: 0, unknown: [], limited: 0, wrong: [], verdicts: [] };
  const refused = await load();
  if (refused !== undefined) return { ...none, refused };
  const verdicts = await stage.verdicts();
  await stage.taken();
  const pairs = sources.map((source, at) => ({ source, verdict: verdicts[at] as ServerFirewall }));
  const plain = pairs.filter(({ verdict }) => verdict.kind !== 'unknown' && verdict.kind !== 'limited');
  const fates = await Promise.all(plain.map(({ source }) => stage.probe(source, shortMs)));
  const taken = await stage.taken();
  const wrong: string[] = [];
  for (const [at, { source, verdict }] of plain.entries()) {
    let { fate, own } = fates[at] ?? { fate: '', own: 0 };
    if (complaint(verdict, fate, set) !== undefined && (fate === 'silent' || fate === 'open'))
      ({ fate, own } = await stage.probe(source, longMs));
    const later =
      taken.has(`${source.from} ${own} 22`) && verdict.kind === 'blocked'
        ? 'the server took the connection'
        : undefined;
    const says = complaint(verdict, fate, set) ?? later;
    if (says !== undefined) wrong.push(`${source.from}: ${says}; verdict ${JSON.stringify(verdict)}`);
  }
  const limited = pairs.filter(({ verdict }) => verdict.kind === 'limited');
  const first = limited[0];
  if (first !== undefined) {
    const again = await load();
    const says = again ?? (await exhausted(stage, first.source));
    if (says !== undefined) wrong.push(`${first.source.from}: ${says}; verdict ${JSON.stringify(first.verdict)}`);
  }
  return {
    packets: pairs.length,
    unknown: pairs.flatMap(({ verdict }) => (verdict.kind === 'unknown' ? [verdict.because] : [])),
    limited: limited.length,
    wrong,
    verdicts: pairs.map(({ verdict }) => verdict.kind),
    refused: undefined,
  };
}

/** Connections that use up every limit of the generator: its bursts are 8 packets, 4 connections, 6 tries. */
const flood = 24;

/** A limit: the first connection and the one after many of them must not end alike. */
async function exhausted(stage: Stage, source: Source): Promise<string | undefined> {
  const before = (await stage.probe(source, longMs, true)).fate;
  await Promise.all(Array.from({ length: flood }, () => stage.probe(source, shortMs, true)));
  const after = (await stage.probe(source, shortMs)).fate;
  await stage.release();
  return came(before) === came(after) ? `limited, but first ${before} and after ${flood} more ${after}` : undefined;
}

function came(fate: string): boolean {
  return fate.startsWith('port ');
}

/** What does not fit between the verdict and what happened. */
function complaint(verdict: ServerFirewall, fate: string, set: RuleSet): string | undefined {
  switch (verdict.kind) {
    case 'passes':
      return fate === `port ${verdict.port}` ? undefined : `should pass, and ${fate}`;
    case 'elsewhere': {
      const local = sources.some(({ to }) => to === verdict.to) && listeners.some((port) => port === verdict.port);
      if (local) return fate === `port ${verdict.port}` ? undefined : `should reach port ${verdict.port}, and ${fate}`;
      return fate.startsWith('port') ? `should go elsewhere, and ${fate}` : undefined;
    }
    case 'blocked':
      if (fate.startsWith('port')) return `should be stopped, and ${fate}`;
      // A rule for what the server sends may stop its rejections as well.
      if (verdict.how === 'reject' && fate === 'silent' && set.constructs.has('output')) return undefined;
      return !verdict.certain || shouldBe(verdict).includes(fate)
        ? undefined
        : `should be ${shouldBe(verdict).join(' or ')}, and ${fate}`;
    case 'limited':
    case 'unknown':
      return undefined;
    default:
      return verdict satisfies never;
  }
}

/** How the client sees a rule of this kind. */
function shouldBe({ stops, how }: Extract<ServerFirewall, { kind: 'blocked' }>): readonly string[] {
  if (stops === 'answer') return ['silent', 'ECONNREFUSED', 'EHOSTUNREACH', 'ECONNRESET'];
  // The client takes itself for connected; a rejection ends that with a reset or not at all.
  if (stops === 'later') return ['open', 'silent', 'ECONNRESET', 'ECONNREFUSED', 'EHOSTUNREACH', 'EPIPE', 'EACCES'];
  return how === 'drop'
    ? ['silent']
    : ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'ENOPROTOOPT', 'EPROTO'];
}
