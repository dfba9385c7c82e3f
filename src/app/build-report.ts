import { causes } from '../causes/registry.generated.ts';
import type { Observation } from '../contract/fact.ts';
import { type Report, reportSchemaVersion } from '../contract/report.ts';
import { version } from '../contract/version.ts';
import { type Asked, diagnose } from '../diagnose/diagnose.ts';
import { FactStore } from '../diagnose/store.ts';
import { insideLines } from './inside-lines.ts';
import { providerOfReport } from './provider-lines.ts';
import { totalFootprint } from './recorder.ts';
import { stageLines } from './stage-lines.ts';

/** Everything of a run but its observations: with them, the report is a pure function. */
export interface RunHead {
  readonly asked: Asked;
  readonly destination: string;
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  readonly arguments: readonly string[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly tookMs: number;
  readonly notes: readonly string[];
}

/** Judges a run and puts the report together. */
export function buildReport(head: RunHead, observations: readonly Observation[]): Report {
  const diagnosis = diagnose(observations, causes, head.asked);
  const facts = new FactStore(observations);
  const took = new Map(observations.map(({ seq, tookMs }) => [seq, tookMs]));
  const { blocked, next, way } = diagnosis;
  const blockedAt = blocked === null ? null : { stage: blocked.stage, subject: subjectOf(blocked.focus) };
  return {
    schemaVersion: reportSchemaVersion,
    whyssh: version,
    asked: {
      destination: head.destination,
      host: head.host,
      user: head.user,
      port: head.port,
      arguments: head.arguments,
    },
    startedAt: head.startedAt,
    tookMs: head.tookMs,
    outcome: diagnosis.outcome,
    exit: diagnosis.exit,
    blockedAt,
    first: diagnosis.first,
    refusedBy: diagnosis.refusedBy,
    then: diagnosis.then,
    beside: diagnosis.beside,
    alsoPossible: diagnosis.alsoPossible,
    ruledOut: diagnosis.ruledOut,
    stages: [...stageLines(facts, way, took), ...insideLines(facts, way.focus)],
    next,
    provider: providerOfReport(facts, blocked?.focus ?? way.focus, { blockedAt, next, first: diagnosis.first }),
    notes: head.notes,
    footprint: totalFootprint(observations),
    observations,
  };
}

function subjectOf(focus: {
  hop: number;
  address?: string | undefined;
  port?: number | undefined;
}): Observation['subject'] {
  return {
    hop: focus.hop,
    ...(focus.address === undefined ? {} : { address: focus.address }),
    ...(focus.port === undefined ? {} : { port: focus.port }),
  };
}
