import type { FactKey, FactTypes } from '../../contract/facts/registry.ts';
import type { StageState } from '../../contract/report.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Focus } from '../../diagnose/store.ts';

/** Reads typed values at one focus. */
export interface At {
  readonly focus: Focus;
  readonly value: <K extends FactKey>(key: K) => FactTypes[K] | undefined;
  readonly tookMs: (key: FactKey) => number | null;
}

/** What a stage says for itself. */
export interface Words {
  readonly label: string;
  readonly says: string;
  readonly tookMs?: number | null;
  readonly state?: StageState;
  /** A file of this machine that the words name. */
  readonly file?: string;
}

export const labels: { readonly [S in Exclude<Stage, 'host'>]: string } = {
  client: 'ssh client',
  resolve: 'name',
  connect: 'port',
  banner: 'server',
  kex: 'encryption',
  hostkey: 'host key',
  auth: 'login',
  session: 'session',
};

/** `~` for a home folder: the line stays short and shows no account name. */
export function shortPath(path: string): string {
  return path.replace(/^(?:\/home\/[^/]+|\/root|\/Users\/[^/]+)(?=\/)/u, '~');
}

export function seconds(ms: number): string {
  return ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`.replace('.0 s', ' s');
}
