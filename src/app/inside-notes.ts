import type { Gap, Observation } from '../contract/fact.ts';

/** What the look at the inside could not see, and why: each reason once. */
export function insideNotes(observations: readonly Observation[]): readonly string[] {
  const reasons = observations
    .flatMap(({ facts }) => facts)
    .flatMap(({ key, fact }) => (key.startsWith('server.') && !fact.known ? [words(fact.gap)] : []));
  return [...new Set(reasons.flat())].map((reason) => `Not looked at inside: ${reason}.`);
}

function words(gap: Gap): readonly string[] {
  switch (gap.kind) {
    case 'not-applicable':
    case 'not-run':
      return [];
    case 'timed-out':
      return [`it took longer than ${gap.limitMs / 1000} s`];
    case 'no-permission':
    case 'unsupported':
    case 'over-budget':
    case 'crashed':
      return [gap.why];
    default:
      return gap satisfies never;
  }
}
