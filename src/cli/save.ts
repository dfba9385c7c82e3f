import type { Ports } from '../ports/ports.ts';

/** Keeps a run for `whyssh show`; a failure is said and ends nothing. */
export async function save(path: string, saved: string, ports: Pick<Ports, 'files'>): Promise<void> {
  const { resolve } = await import('node:path');
  const written = await ports.files.writeAtomic(resolve(path), new TextEncoder().encode(saved), 0o600);
  if (written.kind !== 'written')
    process.stderr.write(
      `whyssh: the run could not be saved to ${path}: ${written.kind === 'missing' ? 'no such folder' : written.code}\n`,
    );
}
