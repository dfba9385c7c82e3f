import type { Condition } from './condition.ts';
import type { Stage } from './stage.ts';

export type CauseId = `${Stage}/${string}`;

/** Who stands behind a refusal or a silence. */
export const refusers = [
  'this-machine',
  'this-network',
  'path',
  'provider-firewall',
  'host-firewall',
  'ban-tool',
  'sshd-limits',
  'sshd-configuration',
  'another-program',
  /** The machine that owns the address; from outside its closed port and its own firewall look alike. */
  'host',
  'nobody',
] as const;

export type RefusedBy = (typeof refusers)[number];

/** Who stands behind it when `when` holds. */
export interface RefusedByWhen {
  readonly when: Condition;
  readonly by: RefusedBy;
}

export type Weight = 'weak' | 'medium' | 'strong' | 'decisive';

/** Something that speaks for a cause, or (`against`) against it. */
export interface Sign {
  readonly when: Condition;
  readonly weight: Weight;
  readonly against?: true;
}

export type FixSystem =
  | 'any'
  | 'linux'
  | 'debian'
  | 'rhel'
  | 'alpine'
  | 'arch'
  | 'suse'
  | 'macos'
  | 'windows'
  | 'bsd'
  | 'putty';

/** One thing to do. `does` starts with a verb; `run` is the command alone, with `{names}` filled in by the report. */
export interface Fix {
  readonly where: 'client' | 'server' | 'provider' | 'network';
  readonly system: FixSystem;
  readonly does: string;
  readonly run?: string;
  /** Offered only where this holds, such as advice for the owner of a router that refuses. */
  readonly when?: Condition;
}

/** The one look that would decide when nothing from this side can. */
export interface DecisiveLook {
  readonly where: 'client' | 'server' | 'provider' | 'network' | 'person';
  readonly says: string;
  readonly run?: string;
}

/**
 * Something that can be wrong. Data only: named conditions and words.
 * `proof` yes: proven. `ruledOutBy` yes: ruled out. Else the signs, on top of how common it is, make it likely or possible.
 */
export interface Cause {
  readonly id: CauseId;
  /** Ids it had before; never reused. */
  readonly formerly?: readonly CauseId[];
  /** One statement: what is wrong. May hold `{names}`. */
  readonly title: string;
  /** Longer words for the report, when the title is not enough. */
  readonly says?: string;
  /** Letter of the layer in the catalogue, A to X. */
  readonly layer: string;
  readonly frequency: 'common' | 'occasional' | 'rare';
  /** A list where it depends on what was seen: the first whose condition holds. */
  readonly refusedBy?: RefusedBy | readonly RefusedByWhen[];
  /** Stages whose failed look it may explain; the stage of its id when left out. */
  readonly showsAt?: readonly Stage[];
  /** True: does not block by itself; reported beside the first cause (`limits seen`, `two ssh programs`). */
  readonly beside?: true;
  /** Named first among causes that nothing separates: the one whose `decidedBy` tells them apart. */
  readonly foremost?: true;
  readonly signs: readonly Sign[];
  readonly proof?: Condition;
  readonly ruledOutBy?: Condition;
  /** Causes that this one explains away when it is proven. */
  readonly explains?: readonly CauseId[];
  /** Causes that this one brings about in time. */
  readonly leadsTo?: readonly CauseId[];
  readonly lookAlikes: readonly CauseId[];
  readonly decidedBy?: DecisiveLook;
  readonly fix: readonly Fix[];
  /** Where the knowledge comes from: file of OpenSSH, RFC section, issue thread, `lab`. */
  readonly source: readonly string[];
}

export function defineCause(cause: Cause): Cause {
  return cause;
}
