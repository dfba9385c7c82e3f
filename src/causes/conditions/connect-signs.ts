import type { Sign } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { byPortUnreachable, byReset, refused, silent } from './connect.ts';
import {
  contrastBlockedToo,
  pingAnswers,
  silentButAlive,
  sshAtOtherAddress,
  sshOnOtherPort,
  whollySilent,
} from './elsewhere.ts';
import {
  endsAtFirstRouter,
  nothingLeaves,
  refusedByFirstHop,
  refusedByRouter,
  refusedBySelf,
  refusedHere,
} from './way.ts';

/** Lists of signs that rivals share: what no look from outside separates must weigh exactly alike. */

/**
 * The picture of a port that the host itself refuses with a reset. Closed, stopped, not installed, loopback only and the
 * host's own `reject with tcp reset` look the same from outside, so all these causes share exactly these signs.
 */
export const refusedByHostSigns: readonly Sign[] = [
  { when: byReset, weight: 'strong' },
  { when: refused, weight: 'medium' },
  { when: refusedBySelf, weight: 'medium' },
  { when: byPortUnreachable, weight: 'decisive', against: true },
  { when: refusedByRouter, weight: 'decisive', against: true },
  { when: refusedHere, weight: 'decisive', against: true },
  { when: refusedByFirstHop, weight: 'medium', against: true },
  { when: sshOnOtherPort, weight: 'strong', against: true },
  { when: sshAtOtherAddress, weight: 'strong', against: true },
];

/** The same picture, for causes that are one reason among many for a stopped server: told only from inside. */
export const reasonForRefusalSigns: readonly Sign[] = [
  { when: refused, weight: 'weak' },
  { when: byPortUnreachable, weight: 'decisive', against: true },
  { when: refusedByRouter, weight: 'decisive', against: true },
  { when: refusedHere, weight: 'decisive', against: true },
  { when: sshOnOtherPort, weight: 'strong', against: true },
];

/** A port-unreachable message from the host itself: fail2ban's default ban and a plain `reject` rule look the same. */
export const rejectedByHostSigns: readonly Sign[] = [
  { when: refused, weight: 'medium' },
  { when: byPortUnreachable, weight: 'strong' },
  { when: refusedBySelf, weight: 'medium' },
  { when: refusedHere, weight: 'decisive', against: true },
  { when: refusedByFirstHop, weight: 'medium', against: true },
  { when: sshOnOtherPort, weight: 'strong', against: true },
];

/** What speaks against every silent end that lies at the host or its provider. */
const endsHereSigns: readonly Sign[] = [
  { when: contrastBlockedToo, weight: 'strong', against: true },
  { when: nothingLeaves, weight: 'decisive', against: true },
  { when: refusedByFirstHop, weight: 'medium', against: true },
  { when: endsAtFirstRouter, weight: 'strong', against: true },
];

/** Nothing at all answers: off, or everything dropped. No look from outside separates these. */
export const whollySilentSigns: readonly Sign[] = [
  { when: silent, weight: 'medium' },
  { when: whollySilent, weight: 'medium' },
  ...endsHereSigns,
];

/** One port is silent while others of the host answer: dropped at the host or by the provider. */
export const droppedPortSigns: readonly Sign[] = [
  { when: silent, weight: 'medium' },
  { when: silentButAlive, weight: 'strong' },
  { when: all(silent, pingAnswers), weight: 'medium' },
  ...endsHereSigns,
];

/** A special reason for silence that only the inside can tell. */
export const reasonForSilenceSigns: readonly Sign[] = [{ when: silent, weight: 'weak' }, ...endsHereSigns];
