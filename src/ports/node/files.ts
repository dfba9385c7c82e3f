import type { BigIntStats } from 'node:fs';
import type { FileProblem, FileRead, FileStat, Files, FileWrite } from '../files.ts';
import { globPattern } from '../glob.ts';

type Fs = typeof import('node:fs/promises');

export function nodeFiles(): Files {
  const fs = () => import('node:fs/promises');
  const write = async (work: (fs: Fs) => Promise<unknown>): Promise<FileWrite> => {
    try {
      await work(await fs());
      return { kind: 'written' };
    } catch (error) {
      return problem(error);
    }
  };
  return {
    async read(path, maxBytes) {
      try {
        return await read(await fs(), path, maxBytes);
      } catch (error) {
        return problem(error);
      }
    },
    async stat(path, how) {
      try {
        const use = await fs();
        const how64 = { bigint: true } as const;
        const stat = how?.followLinks === false ? await use.lstat(path, how64) : await use.stat(path, how64);
        return { kind: 'stat', stat: statOf(stat) };
      } catch (error) {
        return problem(error);
      }
    },
    async list(path) {
      try {
        return { kind: 'names', names: (await (await fs()).readdir(path)).sort(byBytes) };
      } catch (error) {
        return problem(error);
      }
    },
    async glob(pattern) {
      return glob(await fs(), pattern);
    },
    async mayWrite(path) {
      const use = await fs();
      return use.access(path, use.constants.W_OK).then(
        () => true,
        () => false,
      );
    },
    async realPath(path) {
      return (await fs()).realpath(path).catch(() => undefined);
    },
    makeFolder: (path, mode) => write((use) => makeFolder(use, path, mode)),
    writeAtomic: (path, bytes, mode, how) =>
      write((use) => writeAtomic(use, path, bytes, mode, how?.lasting !== false)),
    async createNew(path, bytes, mode) {
      try {
        await (await fs()).writeFile(path, bytes, { flag: 'wx', mode });
        return { kind: 'written' };
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EEXIST' ? { kind: 'exists' } : problem(error);
      }
    },
    remove: (path) => write((use) => use.unlink(path)),
    async tempFolder() {
      const [{ mkdtemp, rm }, { tmpdir }, { join }, { rmSync }] = await Promise.all([
        fs(),
        import('node:os'),
        import('node:path'),
        import('node:fs'),
      ]);
      const path = await mkdtemp(join(tmpdir(), 'whyssh-'));
      const atExit = () => rmSync(path, { recursive: true, force: true });
      process.once('exit', atExit);
      return {
        path,
        async remove() {
          process.off('exit', atExit);
          await rm(path, { recursive: true, force: true });
        },
      };
    },
  };
}

async function read(fs: Fs, path: string, maxBytes: number): Promise<FileRead> {
  const { constants } = await import('node:fs');
  // O_NONBLOCK: opening a fifo that nobody writes must not hang.
  const file = await fs.open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) return { kind: 'failed', code: 'ENOTSUP' };
    const bytes = new Uint8Array(Math.min(maxBytes, Math.max(4096, (await file.stat()).size)) + 1);
    const parts: Uint8Array[] = [];
    let total = 0;
    while (total <= maxBytes) {
      const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, maxBytes + 1 - total));
      if (bytesRead === 0) break;
      parts.push(bytes.slice(0, bytesRead)); // files of /proc say size 0 and are read in pieces
      total += bytesRead;
    }
    const all = new Uint8Array(Buffer.concat(parts));
    return { kind: 'bytes', bytes: all.subarray(0, maxBytes), cut: total > maxBytes };
  } finally {
    await file.close();
  }
}

/** Not `recursive`: where mkdir answers ENOENT below a folder that is there (/proc, autofs), Node tries for ever. */
async function makeFolder(fs: Fs, path: string, mode: number): Promise<void> {
  const { dirname } = await import('node:path');
  const missing: string[] = [];
  for (let at = path; !(await isFolder(fs, at)); at = dirname(at)) {
    missing.unshift(at);
    if (dirname(at) === at) break;
  }
  for (const one of missing) {
    await fs.mkdir(one, { mode }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function isFolder(fs: Fs, path: string): Promise<boolean> {
  return fs.stat(path).then(
    (stat) => stat.isDirectory(),
    () => false,
  );
}

async function writeAtomic(fs: Fs, path: string, bytes: Uint8Array, mode: number, lasting: boolean): Promise<void> {
  const beside = `${path}.${process.pid}.${Buffer.from(crypto.getRandomValues(new Uint8Array(4))).toString('hex')}.new`;
  const file = await fs.open(beside, 'wx', mode);
  try {
    try {
      await file.chmod(mode); // the umask must not take bits away
      await file.writeFile(bytes);
      if (lasting) await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(beside, path);
  } catch (error) {
    await fs.unlink(beside).catch(() => undefined);
    throw error;
  }
}

const mostMatches = 1_000; // of one pattern: more is no configuration

async function glob(fs: Fs, pattern: string): Promise<readonly string[]> {
  let found = [pattern.startsWith('/') ? '/' : ''];
  const parts = pattern.split('/').filter((part) => part !== '');
  for (const [at, part] of parts.entries()) {
    const next: string[] = [];
    for (const folder of found) {
      const join = (name: string) => (folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`);
      if (!/[*?[\\]/.test(part)) {
        const last = at === parts.length - 1;
        if (!last || (await fs.lstat(join(part)).catch(() => undefined)) !== undefined) next.push(join(part));
        continue;
      }
      const matches = globPattern(part);
      const names = await fs.readdir(folder === '' ? '.' : folder).catch(() => []);
      next.push(...names.filter(matches).sort(byBytes).map(join));
    }
    found = next.slice(0, mostMatches);
  }
  return found.sort(byBytes);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function problem(error: unknown): FileProblem {
  const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'no-permission', code };
  return { kind: 'failed', code };
}

function statOf(stat: BigIntStats): FileStat {
  return {
    kind: kindOf(stat),
    mode: Number(stat.mode & 0o7777n),
    uid: Number(stat.uid),
    gid: Number(stat.gid),
    sizeBytes: Number(stat.size),
    modifiedMs: Number(stat.mtimeMs),
  };
}

function kindOf(stat: BigIntStats): FileStat['kind'] {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  if (stat.isSymbolicLink()) return 'symlink';
  if (stat.isSocket()) return 'socket';
  if (stat.isFIFO()) return 'fifo';
  return stat.isCharacterDevice() || stat.isBlockDevice() ? 'device' : 'other';
}
