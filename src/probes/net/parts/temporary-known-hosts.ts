import type { Files } from '../../../ports/files.ts';
import { BlobReader } from '../../../wire/files/blob.ts';

/** Copies of the known_hosts files, so that a login attempt writes nothing that stays. */
export interface TemporaryKnownHosts {
  readonly user: readonly string[];
  readonly global: readonly string[];
  /** From the copy to the file it stands for; undefined: the one for new keys. */
  readonly userFile: (copy: string) => string | undefined;
}

const copyMaxBytes = 16 * 1024 * 1024;

/** `verified`: a key that was proven on the wire for a host nobody knows yet; it goes into a file of its own. `mark`: apart from other copies. */
export async function copyKnownHosts(
  files: Files,
  folder: string,
  paths: { readonly user: readonly string[]; readonly global: readonly string[] },
  verified: { readonly name: string; readonly blob: Uint8Array } | null,
  mark = '',
): Promise<TemporaryKnownHosts> {
  const original = new Map<string, string>();
  const copy = async (list: readonly string[], kind: string) => {
    const copies: string[] = [];
    for (const [at, path] of list.entries()) {
      if (path === 'none' || path === '/dev/null') continue;
      const read = await files.read(path, copyMaxBytes);
      if (read.kind === 'missing' && !path.startsWith('~')) continue;
      if (read.kind !== 'bytes') {
        copies.push(path); // ssh itself shall say what is wrong with it
        continue;
      }
      const to = `${folder}/${kind}${mark}-${at}`;
      if ((await files.writeAtomic(to, read.bytes, 0o600)).kind !== 'written') continue;
      original.set(to, path);
      copies.push(to);
    }
    return copies;
  };
  const user = await copy(paths.user, 'user');
  const global = await copy(paths.global, 'global');
  // The first file is where ssh would write a new key: never one of the user's own.
  const own = `${folder}/new${mark}`;
  const line = verified === null ? '' : knownHostsLine(verified);
  const made = (await files.writeAtomic(own, Buffer.from(line), 0o600)).kind === 'written';
  return {
    user: made ? [own, ...user] : user,
    global,
    userFile: (copy) => (copy === own ? undefined : (original.get(copy) ?? copy)),
  };
}

function knownHostsLine({ name, blob }: { readonly name: string; readonly blob: Uint8Array }): string {
  return `${name} ${new BlobReader(blob).text() ?? ''} ${Buffer.from(blob).toString('base64')}\n`;
}
