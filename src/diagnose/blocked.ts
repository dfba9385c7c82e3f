import type { Stage } from '../contract/stage.ts';
import { evaluate, valueAt } from './evaluate.ts';
import { needsPerson, stageTable } from './stage-table.ts';
import type { FactStore, Focus } from './store.ts';

export interface StageResult {
  readonly stage: Exclude<Stage, 'host'>;
  readonly state: 'passed' | 'failed' | 'open';
  readonly focus: Focus;
}

/** How far the way was gone, hop by hop, and where it ended. */
export interface Way {
  readonly stages: readonly StageResult[];
  readonly blocked: StageResult | null;
  /** The focus that causes are judged at. */
  readonly focus: Focus;
  readonly loginAccepted: boolean;
  readonly needsPerson: boolean;
}

/** Reads from the facts at which stage of which hop the connection ends. */
export function wayOf(facts: FactStore, hops: number): Way {
  const results: StageResult[] = [];
  let focus: Focus = { hop: 0 };
  for (let hop = 0; hop < hops; hop += 1) {
    focus = focusOf(facts, hop);
    for (const rule of stageTable) {
      const failed = evaluate(rule.failed, facts, focus).answer === 'yes';
      const passed = !failed && evaluate(rule.passed, facts, focus).answer === 'yes';
      results.push({ stage: rule.stage, state: failed ? 'failed' : passed ? 'passed' : 'open', focus });
    }
    if (results.some(({ state }) => state === 'failed')) break;
  }
  return {
    stages: results,
    blocked: results.find(({ state }) => state === 'failed') ?? null,
    focus,
    loginAccepted: results.some(({ stage, state }) => stage === 'auth' && state === 'passed'),
    needsPerson: evaluate(needsPerson, facts, focus).answer === 'yes',
  };
}

/** The address and port ssh would use at a hop: as recorded, else the first one that was looked at. */
export function focusOf(facts: FactStore, hop: number): Focus {
  const used = facts.all('address.used').find((record) => record.subject.hop === hop && record.fact.known);
  if (used?.fact.known === true) {
    const value = used.fact.value as { readonly address: string; readonly port: number };
    return { hop, address: value.address, port: value.port };
  }
  const tried = facts.all('tcp.connect').find(({ subject }) => subject.hop === hop && subject.contrast === undefined);
  const port = valueAt(facts, 'config.effective', 'port', { hop });
  return {
    hop,
    address: tried?.subject.address,
    port: tried?.subject.port ?? (typeof port === 'number' ? port : undefined),
  };
}
