import { orderOf, type Visit } from './hooks.ts';
import { fitting, type Match, matches, type View } from './match.ts';
import type { Chain, Part, Rule, Ruleset, Table, Verdict } from './model.ts';
import { type Arrival, markAfter, type PacketState, type Phase } from './packet.ts';

/** The rule, or the policy of a base chain (`rule` null), that decided. */
export interface Decider {
  readonly table: Table;
  readonly base: Chain;
  readonly chain: Chain;
  readonly rule: Rule | null;
  /** The rules of calling chains that led here, outermost first. */
  readonly through: readonly Rule[];
  /** Which packet it decides on. */
  readonly phase: Phase;
}

/** What becomes of the packet on one way through the rules. */
export type Fate =
  | { readonly kind: 'passes'; readonly port: number; readonly by: Decider | null; readonly translator: Decider | null }
  | { readonly kind: 'blocked'; readonly how: 'drop' | 'reject'; readonly with: string | null; readonly by: Decider }
  /** Sent on to an address or port where another program takes it. */
  | { readonly kind: 'elsewhere'; readonly address: bigint; readonly port: number; readonly by: Decider };

/** The answer to: what do these rules do with this packet? */
export type Judgement =
  /** `certain`: on every possible way the same rule decides. */
  | (Fate & { readonly certain: boolean })
  /** It passes or not depending on how many came before. */
  | { readonly kind: 'limited'; readonly limit: string; readonly within: Fate; readonly beyond: Fate }
  | { readonly kind: 'unknown'; readonly because: string; readonly by: Decider | null };

/** More ways than this through a rule set, and it is not known. */
const waysAtMost = 4_000;
/** As the kernel: NFT_JUMP_STACK_SIZE. */
const depthAtMost = 16;
/** Rules looked at on all ways together. */
const stepsAtMost = 2_000_000;

export function judge(ruleset: Ruleset, arrival: Arrival): Judgement {
  const open = explore(ruleset, arrival, 'open');
  const only = agreed(open);
  if (only !== undefined) return { ...only, certain: open.fates.every((fate) => sameRule(fate, only)) };
  const within = explore(ruleset, arrival, 'within');
  const beyond = explore(ruleset, arrival, 'beyond');
  const [first, last] = [agreed(within), agreed(beyond)];
  if (first !== undefined && last !== undefined && classOf(first) !== classOf(last))
    return { kind: 'limited', limit: open.limit ?? 'limit', within: first, beyond: last };
  return {
    kind: 'unknown',
    because: within.why ?? open.why ?? 'limits that depend on each other',
    by: within.at ?? open.at,
  };
}

interface Explored {
  readonly fates: readonly Fate[];
  readonly why: string | null;
  readonly at: Decider | null;
  readonly limit: string | null;
}

/** One fate when all ways end alike and nothing was left out. */
function agreed({ fates, why }: Explored): Fate | undefined {
  const [first] = fates;
  if (first === undefined || why === givenUp) return undefined;
  return fates.every((fate) => classOf(fate) === classOf(first)) ? first : undefined;
}

function sameRule(a: Fate, b: Fate): boolean {
  return a.by?.rule === b.by?.rule && a.by?.base === b.by?.base;
}

const givenUp = 'too many ways through the rules';

function classOf(fate: Fate): string {
  if (fate.kind === 'passes') return `passes ${fate.port}`;
  return fate.kind === 'blocked' ? 'blocked' : `elsewhere ${fate.address} ${fate.port}`;
}

interface Frame {
  readonly chain: Chain;
  readonly at: number;
  /** The rule of the caller that led here. */
  readonly caller: Rule | null;
}

/** One way through the rules: where it stands. */
interface Way {
  readonly visit: number;
  readonly frames: readonly Frame[];
  readonly state: PacketState;
  readonly accepted: Decider | null;
  /** The rule that gave it another address or port. */
  readonly translator: Decider | null;
  /** Verdict that was chosen where several were possible, and part of the rule to go on with. */
  readonly from: number;
}

function explore(ruleset: Ruleset, arrival: Arrival, limits: View['limits']): Explored {
  const visits = orderOf(ruleset, arrival.family, arrival.device);
  const fates: Fate[] = [];
  const told: { why: string | null; at: Decider | null; limit: string | null } = { why: null, at: null, limit: null };
  const seen = new Set<string>();
  const ways: Way[] = [{ visit: -1, frames: [], state: atFirst(arrival), accepted: null, translator: null, from: 0 }];
  for (let steps = 0, way = ways.pop(); way !== undefined; steps += 1, way = ways.pop()) {
    if (steps > stepsAtMost || seen.size > waysAtMost) return { fates, ...told, why: givenUp };
    const next = step(way, visits, arrival, limits);
    fates.push(...next.fates);
    if (next.unsure !== undefined) {
      const { why, limit, at } = next.unsure;
      if (limit) told.limit ??= why;
      else told.why ??= why;
      told.at ??= at;
    }
    for (const one of next.ways) {
      // Only where ways part can they meet again.
      if (next.ways.length > 1) {
        const key = keyOf(one);
        if (seen.has(key)) continue;
        seen.add(key);
      }
      ways.push(one);
    }
  }
  return { fates, ...told };
}

function atFirst({ destination, port }: Arrival): PacketState {
  return {
    phase: 'first',
    destination,
    port,
    translated: false,
    untracked: false,
    mark: 0n,
    ctMark: 0n,
    filled: [],
  };
}

function keyOf({ visit, frames, state, from }: Way): string {
  const places = frames.map(({ chain, at }) => `${chain.name}:${at}`).join('/');
  const { phase, destination, port, translated, untracked, mark, ctMark, filled } = state;
  return [visit, places, from, phase, destination, port, translated, untracked, mark, ctMark, filled.join(',')].join(
    ' ',
  );
}

/** Where a step leads: several ways where something is not known. */
interface Next {
  readonly ways: readonly Way[];
  readonly fates: readonly Fate[];
  readonly unsure?: { readonly why: string; readonly limit: boolean; readonly at: Decider };
}

const goOn = (way: Way): Next => ({ ways: [way], fates: [] });
const ends = (fate: Fate): Next => ({ ways: [], fates: [fate] });

/** One rule, or one end of a chain, further. */
function step(way: Way, visits: readonly Visit[], arrival: Arrival, limits: View['limits']): Next {
  const visit = visits[way.visit];
  const frame = way.frames.at(-1);
  if (visit === undefined || frame === undefined) return enter(way, visits, arrival);
  const rule = frame.chain.rules[frame.at];
  if (rule === undefined) return leave(way, visit, frame);
  return applyRule(way, visit, frame, rule, arrival, limits);
}

/** Back to the calling chain, or to the policy. */
function leave(way: Way, visit: Visit, frame: Frame): Next {
  const frames = way.frames.slice(0, -1);
  if (frames.length > 0) return goOn({ ...way, frames, from: 0 });
  return endOfBase(way, visit, visit.chain.base?.policy ?? 'accept', decider(visit, frame.chain, null, way));
}

/** Goes on to the next base chain; past the last one the packet has arrived. */
function enter(way: Way, visits: readonly Visit[], arrival: Arrival): Next {
  const { state, accepted, translator } = way;
  const hook = visits[way.visit]?.hook;
  const next = way.visit + 1;
  const visit = visits[next];
  const routed = visit?.phase !== 'first' || (hook === 'prerouting' && visit.hook !== 'prerouting');
  if (routed && state.phase === 'first' && translator !== null && !isLocal(state, arrival))
    return ends({ kind: 'elsewhere', address: state.destination, port: state.port, by: translator });
  if (visit === undefined) return ends({ kind: 'passes', port: state.port, by: accepted, translator });
  const nat = visit.chain.base?.type === 'nat';
  // A translation is set up by the first packet, once; answers follow it by themselves.
  if (nat && (visit.phase !== 'first' || state.untracked || (visit.hook === 'prerouting' && state.translated)))
    return goOn({ ...way, visit: next });
  const turned = visit.phase === state.phase ? state : { ...state, phase: visit.phase, mark: 0n };
  return goOn({ ...way, visit: next, state: turned, frames: [{ chain: visit.chain, at: 0, caller: null }], from: 0 });
}

function isLocal({ destination }: PacketState, { own, family }: Arrival): boolean {
  return own.includes(destination) || (family === 4 ? destination >> 24n === 127n : destination === 1n);
}

function endOfBase(way: Way, visit: Visit, policy: 'accept' | 'drop', by: Decider): Next {
  if (policy === 'drop') return ends({ kind: 'blocked', how: 'drop', with: null, by });
  const accepted = by.rule !== null && visit.hook === 'input' && visit.phase === 'first' ? by : way.accepted;
  return goOn({ ...way, frames: [], from: 0, accepted });
}

function decider(visit: Visit, chain: Chain, rule: Rule | null, way: Way): Decider {
  const through = way.frames.flatMap(({ caller }) => (caller === null ? [] : [caller]));
  return { table: visit.table, base: visit.chain, chain, rule, through, phase: visit.phase };
}

function applyRule(way: Way, visit: Visit, frame: Frame, rule: Rule, arrival: Arrival, limits: View['limits']): Next {
  let state = way.state;
  const by = decider(visit, frame.chain, rule, way);
  const skipped = (): Way => nextRule({ ...way, state });
  const view = (): View => ({ arrival, state, priority: visit.tracking, sets: visit.table.sets, limits });
  for (let at = way.from; at < rule.parts.length; at += 1) {
    const part = rule.parts[at] as Part;
    switch (part.is) {
      case 'verdict':
        return decide({ ...way, state }, visit, frame, rule, part.verdict, by);
      case 'vmap':
      case 'vmap-set': {
        const map = part.is === 'vmap' ? part.elements : visit.table.sets.get(part.set)?.verdicts;
        if (map === undefined || map === null) return handOver('a map whose elements are not known', by, state);
        return choose({ ...way, state }, visit, frame, rule, [...fitting(part.operands, map, view())], by);
      }
      case 'mark': {
        const value = markAfter(part.value, state);
        state = part.of === 'mark' ? { ...state, mark: value } : { ...state, ctMark: value };
        break;
      }
      case 'notrack':
        if (visit.tracking < -200) state = { ...state, untracked: true };
        break;
      case 'fills':
        if (!state.filled.includes(part.set)) state = { ...state, filled: [...state.filled, part.set] };
        break;
      case 'nat':
        return translate({ ...way, state }, visit, part, by, arrival);
      case 'hands-over':
        return handOver(part.what, by, state);
      default: {
        const match = matches(part, view());
        if (match.holds === false) return goOn(skipped());
        if (match.holds === null) {
          const on: Way = { ...way, state, from: at + 1 };
          return { ways: [on, skipped()], fates: [], unsure: { why: match.why, limit: match.limit, at: by } };
        }
      }
    }
  }
  return goOn(skipped());
}

/** A verdict map: the element that fits; every one that may fit is a way of its own. */
function choose(
  way: Way,
  visit: Visit,
  frame: Frame,
  rule: Rule,
  found: readonly { readonly match: Match; readonly value: Verdict }[],
  by: Decider,
): Next {
  const nexts = found.map(({ value }) => decide(way, visit, frame, rule, value, by));
  const certain = found.some(({ match }) => match.holds === true);
  const all = certain ? nexts : [...nexts, goOn(nextRule(way))];
  const open = found.find(({ match }) => match.holds === null)?.match;
  const next: Next = { ways: all.flatMap(({ ways }) => ways), fates: all.flatMap(({ fates }) => fates) };
  return open?.holds === null ? { ...next, unsure: { why: open.why, limit: open.limit, at: by } } : next;
}

/** Something that this reader cannot follow decides: either may come of it. */
function handOver(what: string, by: Decider, { port }: PacketState): Next {
  return {
    ways: [],
    fates: [
      { kind: 'blocked', how: 'drop', with: null, by },
      { kind: 'passes', port, by, translator: null },
    ],
    unsure: { why: what, limit: false, at: by },
  };
}

function nextRule(way: Way): Way {
  const frame = way.frames.at(-1) as Frame;
  return { ...way, from: 0, frames: [...way.frames.slice(0, -1), { ...frame, at: frame.at + 1 }] };
}

function decide(way: Way, visit: Visit, frame: Frame, rule: Rule, verdict: Verdict, by: Decider): Next {
  switch (verdict.kind) {
    case 'accept':
      return endOfBase(way, visit, 'accept', by);
    case 'drop':
      return ends({ kind: 'blocked', how: 'drop', with: null, by });
    case 'reject':
      return ends({ kind: 'blocked', how: 'reject', with: verdict.with, by });
    case 'continue':
      return goOn(nextRule(way));
    case 'return':
      return leave(way, visit, frame);
    case 'jump':
    case 'goto': {
      const chain = visit.table.chains.get(verdict.chain);
      if (chain === undefined || way.frames.length >= depthAtMost)
        return handOver(`the chain ${verdict.chain}`, by, way.state);
      const stay = verdict.kind === 'jump' ? nextRule(way).frames : way.frames.slice(0, -1);
      return goOn({ ...way, from: 0, frames: [...stay, { chain, at: 0, caller: rule }] });
    }
    default:
      return verdict satisfies never;
  }
}

function translate(way: Way, visit: Visit, part: Extract<Part, { is: 'nat' }>, by: Decider, arrival: Arrival): Next {
  if (part.nat === 'snat' || visit.hook !== 'prerouting') return endOfBase(way, visit, 'accept', by);
  const { address, port } = part;
  if ((address !== null && address[0] !== address[1]) || (port !== null && port[0] !== port[1]))
    return handOver('an address translation with several targets', by, way.state);
  const state: PacketState = {
    ...way.state,
    translated: true,
    destination: part.nat === 'redirect' || address === null ? arrival.destination : address[0],
    port: port === null ? way.state.port : Number(port[0]),
  };
  return goOn({ ...way, state, frames: [], from: 0, translator: by });
}
