import { inMulticast, isBroadcast } from './kinds.ts';
import type { Component, Element, NamedSet, Operand, Part } from './model.ts';
import { type Arrival, type Held, held, type PacketState } from './packet.ts';

/** Whether a test holds. `why`: what keeps it from being known; `limit`: only the present state of a limit does. */
export type Match =
  | { readonly holds: true | false }
  | { readonly holds: null; readonly why: string; readonly limit: boolean };

/** Where a packet is while a rule looks at it. */
export interface View {
  readonly arrival: Arrival;
  readonly state: PacketState;
  /** Of the base chain. */
  readonly priority: number;
  readonly sets: ReadonlyMap<string, NamedSet>;
  /** How limits are taken: as not reached, as passed, or as not known. */
  readonly limits: 'within' | 'beyond' | 'open';
}

/** Why nothing is known where the client is not. */
export const unknownSource = 'the address of the client';

const yes: Match = { holds: true };
const no: Match = { holds: false };
const unsure = (why: string): Match => ({ holds: null, why, limit: false });

type TestPart = Extract<
  Part,
  { is: 'in' | 'in-set' | 'bits' | 'limit' | 'fib-type' | 'fib-route' | 'never' | 'unknown' }
>;

export function matches(part: TestPart, view: View): Match {
  switch (part.is) {
    case 'in':
      return negated(inElements(part.operands, part.elements, view), part.not);
    case 'in-set':
      return negated(inNamedSet(part.operands, part.set, view), part.not);
    case 'bits': {
      const value = heldBy(part.operand, view, part.bits);
      if (value.kind === 'none') return no;
      if (value.kind === 'unknown') return unsure(value.why);
      if (!('range' in value.held)) return no;
      return negated((value.held.range[0] & part.bits) === 0n ? no : yes, part.not);
    }
    case 'limit':
      if (view.limits === 'open') return { holds: null, why: part.limit, limit: true };
      return (view.limits === 'beyond') === part.over ? yes : no;
    case 'fib-type':
      return fibType(part.of, part.types, part.not, view);
    case 'fib-route':
      return fibRoute(part.exists, part.throughSame, view);
    case 'never':
      return no;
    case 'unknown':
      return unsure(part.what);
    default:
      return part satisfies never;
  }
}

function inNamedSet(operands: readonly Operand[], name: string, view: View): Match {
  const set = view.sets.get(name);
  if (set?.elements === undefined || set.elements === null) return unsure(`the set ${name}`);
  const found = inElements(operands, set.elements, view);
  if (found.holds === true || !view.state.filled.includes(name)) return found;
  return unsure(`the set ${name}, which rules fill`);
}

/** The values of a concatenation, or why there are none; `none`: the packet has no such field, so that the rule ends. */
type Values =
  | { readonly kind: 'values'; readonly of: readonly (Held | { readonly why: string })[] }
  | { readonly kind: 'none' };

function valuesOf(operands: readonly Operand[], view: View): Values {
  const of: (Held | { readonly why: string })[] = [];
  for (const operand of operands) {
    const value = heldBy(operand, view, undefined);
    if (value.kind === 'none') return { kind: 'none' };
    of.push(value.kind === 'unknown' ? { why: value.why } : value.held);
  }
  return { kind: 'values', of };
}

function heldBy(
  operand: Operand,
  { arrival, state, priority }: View,
  bits: bigint | undefined,
):
  | { readonly kind: 'held'; readonly held: NonNullable<Held> }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string } {
  if ('unknown' in operand) return { kind: 'unknown', why: operand.unknown };
  if (operand.family !== undefined && operand.family !== arrival.family) return { kind: 'none' };
  const found = held(operand.field, operand.mask ?? bits, arrival, state, priority);
  if (found === undefined) return { kind: 'unknown', why: words[operand.field] ?? operand.field };
  if ('name' in found && found.name === '\0none') return { kind: 'none' };
  return { kind: 'held', held: found };
}

const words: { readonly [field: string]: string } = {
  source: unknownSource,
  'source-port': 'the port of the client',
  iif: 'the interface',
  oif: 'the interface of the answer',
  mark: 'the mark of the packet',
  'tcp-flags': 'the flags of the packet',
};

/** Of a missing field no comparison holds, not even a negated one. */
const missing: Match = { holds: false };

function negated(match: Match, not: boolean): Match {
  if (!not || match.holds === null || match === missing) return match;
  return match.holds ? no : yes;
}

function inElements(operands: readonly Operand[], elements: readonly Element[], view: View): Match {
  const values = valuesOf(operands, view);
  if (values.kind === 'none') return missing;
  let open: Match | undefined;
  for (const element of elements) {
    const one = fits(values.of, element);
    if (one.holds === true) return yes;
    if (one.holds === null) open ??= one;
  }
  return open ?? no;
}

/** Elements that the packet's values fit, in order; an unsure one goes on to the next. */
export function* fitting<T>(
  operands: readonly Operand[],
  elements: readonly (readonly [Element, T])[],
  view: View,
): Generator<{ readonly match: Match; readonly value: T }> {
  const values = valuesOf(operands, view);
  if (values.kind === 'none') return;
  for (const [element, value] of elements) {
    const match = fits(values.of, element);
    if (match.holds === false) continue;
    yield { match, value };
    if (match.holds === true) return;
  }
}

function fits(values: readonly (Held | { readonly why: string })[], element: Element): Match {
  let open: Match | undefined;
  for (const [at, value] of values.entries()) {
    const component = element[at];
    if (component === undefined) return unsure('a set of another form');
    const one = fitsOne(value, component);
    if (one.holds === false) return no;
    if (one.holds === null) open ??= one;
  }
  return open ?? yes;
}

function fitsOne(value: Held | { readonly why: string }, component: Component): Match {
  if ('any' in component) return yes;
  if ('unknown' in component) return unsure(component.unknown);
  if (value === undefined) return unsure('a field of the packet');
  if ('why' in value) return unsure(value.why);
  if ('name' in component) {
    if (!('name' in value)) return unsure('a name compared with a number');
    return (component.prefix ? value.name.startsWith(component.name) : value.name === component.name) ? yes : no;
  }
  if (!('range' in value)) return unsure('a number compared with a name');
  const [low, high] = component.range;
  const [from, to] = value.range;
  if (to < low || from > high) return no;
  return from >= low && to <= high ? yes : unsure('the port of the client');
}

function fibType(of: 'source' | 'destination', types: readonly string[], not: boolean, view: View): Match {
  const { arrival, state } = view;
  const asksDestination = (of === 'destination') !== (state.phase === 'answer');
  const address = asksDestination ? state.destination : arrival.source;
  if (address === null) return unsure(unknownSource);
  const type = typeOf(address, arrival);
  if (type === null)
    return types.some((one) => remoteTypes.has(one)) ? unsure('the kind of an address') : not ? yes : no;
  return types.includes(type) !== not ? yes : no;
}

/** What an address of another machine may be to the routing table. */
const remoteTypes = new Set(['unicast', 'blackhole', 'unreachable', 'prohibit', 'unspec', 'throw', 'nat', 'anycast']);

function typeOf(address: bigint, { own, family, route, source }: Arrival): string | null {
  if (own.includes(address)) return 'local';
  if (family === 4 && address >> 24n === 127n) return 'local';
  if (family === 6 && address === 1n) return 'local';
  if (inMulticast(family, address)) return 'multicast';
  if (isBroadcast(family, address)) return 'broadcast';
  return address === source && route !== null && route !== 'none' ? 'unicast' : null;
}

function fibRoute(exists: boolean, throughSame: boolean, { arrival, state }: View): Match {
  if (state.phase === 'answer' || arrival.route === null) return unsure('the way back to the client');
  if (arrival.route !== 'none' && throughSame && arrival.device === null) return unsure('the interface');
  const found = arrival.route !== 'none' && (!throughSame || arrival.route.device === arrival.device);
  return found === exists ? yes : no;
}
