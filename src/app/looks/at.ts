import type { EffectiveConfig } from '../../contract/facts/config.ts';
import type { Focus } from '../../diagnose/store.ts';
import type { Examination } from '../examination.ts';

/** The most closed ports of one address that a run touches, and connections to an SSH port that it opens. */
export const closedPortsAtMost = 5;
export const connectionsAtMost = 4;

export interface At {
  readonly run: Examination;
  readonly hop: number;
  readonly address: string;
  readonly port: number;
  readonly focus: Focus;
  readonly effective: EffectiveConfig;
  /** The ledger leaves room for another connection to an SSH port. */
  readonly mayConnect: boolean;
}

export const connectKind = ({ run, focus }: At): string | undefined => run.value('tcp.connect', focus)?.kind;
export const bannerKind = ({ run, focus }: At): string | undefined => run.value('banner.read', focus)?.kind;
export const subjectOf = ({ hop, address, port }: At) => ({ hop, address, port });
export const roomForConnection = ({ run, address, mayConnect }: At): boolean =>
  mayConnect && run.spentOn(address).connections < connectionsAtMost - 1;

/** Another port of the same address that was touched already and refuses. */
export function refusedPortOf(at: At): number | undefined {
  return otherPortOf(at, 'refused');
}

export function otherPortOf(at: At, kind: 'refused' | 'silent'): number | undefined {
  return at.run.recorder.facts.all('tcp.connect').find(({ subject, fact }) => {
    const value = fact.known ? (fact.value as { kind: string }) : undefined;
    return subject.address === at.address && subject.port !== at.port && value?.kind === kind;
  })?.subject.port;
}

/** Another port of the same host that is open: it tells how far away the host is. */
export function openPortOf(at: At): { readonly port: number; readonly ssh: boolean } | undefined {
  const open = at.run.recorder.facts.all('tcp.connect').find(({ subject, fact }) => {
    const value = fact.known ? (fact.value as { kind: string }) : undefined;
    return subject.address === at.address && subject.port !== at.port && value?.kind === 'open';
  });
  return open?.subject.port === undefined ? undefined : { port: open.subject.port, ssh: false };
}

/** Ports of the host that this run has looked at. */
export function portsLookedAt({ run, address }: At): readonly number[] {
  const subjects = run.recorder.facts.all('tcp.connect').map(({ subject }) => subject);
  return subjects.flatMap((subject) =>
    subject.address === address && subject.port !== undefined ? [subject.port] : [],
  );
}
