import type { Ports } from '../ports/ports.ts';
import { stateFolder } from './state-folder.ts';

/** Where the last run is kept for `whyssh report` and `whyssh show`; null: nowhere. */
export function lastRunPath(): string | null {
  const folder = stateFolder();
  return folder === null ? null : `${folder}/last-run.json`;
}

/** Keeps the run that just ended. Where that cannot be, nothing is lost but the convenience. */
export async function keepLastRun(saved: string, { files }: Pick<Ports, 'files'>): Promise<void> {
  const [folder, path] = [stateFolder(), lastRunPath()];
  if (folder === null || path === null) return;
  await files.makeFolder(folder, 0o700);
  await files.writeAtomic(path, new TextEncoder().encode(saved), 0o600, { lasting: false });
}
