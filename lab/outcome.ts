import type { RecordedFact } from './group-proof.ts';
import type { Ran } from './hub.ts';

/** All that the lab reads of the product's answer; the only place that knows the shape of its JSON. */
export interface Outcome {
  readonly outcome: string;
  readonly first: readonly { readonly id: string; readonly verdict: string }[];
  readonly refusedBy: string | undefined;
  readonly provider: { readonly key: string; readonly says: string } | undefined;
  readonly provenElsewhere: readonly string[];
  readonly exit: number | null;
  readonly connections: number;
  readonly closedPorts: number;
  readonly authAttempts: number;
  readonly next: string | undefined;
  /** All facts of the run. */
  readonly facts: readonly RecordedFact[];
}

interface Answer {
  readonly outcome?: string;
  readonly first?: readonly { readonly id: string; readonly verdict: string }[];
  readonly then?: readonly { readonly id: string }[];
  readonly beside?: readonly { readonly id: string }[];
  readonly refusedBy?: { readonly by?: string } | null;
  readonly footprint?: { readonly connections?: number; readonly closedPorts?: number; readonly authAttempts?: number };
  readonly provider?: { readonly key: string; readonly says: readonly string[] } | null;
  readonly next?: { readonly says?: string } | null;
  readonly observations?: readonly { readonly facts: readonly RecordedFact[] }[];
}

/** The product's program inside every node. */
export function product(program = 'src/cli/main.ts'): readonly string[] {
  return ['/opt/node/bin/node', `/opt/whyssh/${program}`];
}

export function readOutcome(ran: Ran): Outcome | { readonly unreadable: string } {
  let answer: Answer;
  try {
    answer = JSON.parse(ran.stdout) as Answer;
  } catch {
    return { unreadable: `exit ${ran.code}, no JSON: ${(ran.stderr || ran.stdout).trim().slice(-600)}` };
  }
  return {
    outcome: answer.outcome ?? '?',
    first: (answer.first ?? []).map(({ id, verdict }) => ({ id, verdict })),
    refusedBy: answer.refusedBy?.by,
    provider: answer.provider == null ? undefined : { key: answer.provider.key, says: answer.provider.says.join(' ') },
    provenElsewhere: [...(answer.then ?? []), ...(answer.beside ?? [])].map(({ id }) => id),
    exit: ran.code,
    connections: answer.footprint?.connections ?? 0,
    closedPorts: answer.footprint?.closedPorts ?? 0,
    authAttempts: answer.footprint?.authAttempts ?? 0,
    next: answer.next?.says,
    facts: (answer.observations ?? []).flatMap(({ facts }) => facts),
  };
}
