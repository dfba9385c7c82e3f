import type { FileProblem, FileStat, Files } from '../files.ts';
import { globPattern } from '../glob.ts';

export interface FakeFile {
  readonly text: string | Uint8Array;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** What reading and looking at it comes to instead. */
  readonly problem?: FileProblem;
}

export interface FakeFiles extends Files {
  /** What is there now, by path. */
  readonly all: Map<string, FakeFile>;
}

const missing: FileProblem = { kind: 'missing' };

/** Files in memory, by absolute path; folders are there when something lies in them. No links. */
export function fakeFiles(start: Readonly<Record<string, string | Uint8Array | FakeFile>> = {}): FakeFiles {
  const all = new Map<string, FakeFile>();
  for (const [path, one] of Object.entries(start))
    all.set(path, typeof one === 'string' || one instanceof Uint8Array ? { text: one } : one);
  const folders = new Set<string>(['/']);
  let temps = 0;
  const bytesOf = ({ text }: FakeFile) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const within = (folder: string) => (folder.endsWith('/') ? folder : `${folder}/`);
  const isFolder = (path: string) => folders.has(path) || [...all.keys()].some((one) => one.startsWith(within(path)));
  const namesIn = (folder: string) => {
    const inside = [...all.keys(), ...folders].filter((one) => one.startsWith(within(folder)));
    const names = inside.map((one) => one.slice(within(folder).length).split('/')[0] ?? '');
    return [...new Set(names)].filter((name) => name !== '').sort();
  };
  return {
    all,
    async read(path, maxBytes) {
      const file = all.get(path);
      if (file === undefined) return isFolder(path) ? { kind: 'failed', code: 'ENOTSUP' } : missing;
      if (file.problem !== undefined) return file.problem;
      const bytes = bytesOf(file);
      return { kind: 'bytes', bytes: bytes.subarray(0, maxBytes), cut: bytes.length > maxBytes };
    },
    async stat(path) {
      const file = all.get(path);
      if (file?.problem !== undefined) return file.problem;
      if (file === undefined && !isFolder(path)) return missing;
      const kind = file === undefined ? 'directory' : 'file';
      const sizeBytes = file === undefined ? 0 : bytesOf(file).length;
      const mode = file?.mode ?? (kind === 'file' ? 0o600 : 0o700);
      const stat: FileStat = { kind, mode, uid: file?.uid ?? 1000, gid: file?.gid ?? 1000, sizeBytes, modifiedMs: 0 };
      return { kind: 'stat', stat };
    },
    async list(path) {
      return isFolder(path) ? { kind: 'names', names: namesIn(path) } : missing;
    },
    async glob(pattern) {
      const parts = pattern.split('/').map((part) => globPattern(part));
      const fits = (path: string) => {
        const names = path.split('/');
        return names.length === parts.length && names.every((name, at) => name === '' || parts[at]?.(name) === true);
      };
      return [...all.keys()].filter(fits).sort();
    },
    async mayWrite(path) {
      const file = all.get(path);
      if (file === undefined) return isFolder(path);
      return file.problem === undefined && ((file.mode ?? 0o600) & 0o200) !== 0;
    },
    async realPath(path) {
      return all.has(path) || isFolder(path) ? path : undefined;
    },
    async makeFolder(path) {
      folders.add(path);
      return { kind: 'written' };
    },
    async writeAtomic(path, bytes, mode) {
      const folder = path.slice(0, path.lastIndexOf('/')) || '/';
      if (!isFolder(folder)) return missing;
      all.set(path, { ...all.get(path), text: bytes, mode });
      return { kind: 'written' };
    },
    async createNew(path, bytes, mode) {
      if (all.has(path)) return { kind: 'exists' };
      if (!isFolder(path.slice(0, path.lastIndexOf('/')) || '/')) return missing;
      all.set(path, { text: bytes, mode });
      return { kind: 'written' };
    },
    async remove(path) {
      return all.delete(path) ? { kind: 'written' } : missing;
    },
    async tempFolder() {
      const path = `/tmp/fake-${temps++}`;
      folders.add(path);
      return {
        path,
        async remove() {
          folders.delete(path);
          for (const one of Array.from(all.keys())) if (one.startsWith(within(path))) all.delete(one);
        },
      };
    },
  };
}
