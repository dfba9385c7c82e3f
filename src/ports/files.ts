export interface FileStat {
  readonly kind: 'file' | 'directory' | 'symlink' | 'socket' | 'fifo' | 'device' | 'other';
  /** Permission bits, such as 0o600. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** Why a file could not be used. `code` is the errno's name. */
export type FileProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'no-permission'; readonly code: string }
  | { readonly kind: 'failed'; readonly code: string };

export type FileRead =
  /** `cut`: the file is longer than `maxBytes`; only its start is here. */
  { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly cut: boolean } | FileProblem;

export type FileStatResult = { readonly kind: 'stat'; readonly stat: FileStat } | FileProblem;
export type FileList = { readonly kind: 'names'; readonly names: readonly string[] } | FileProblem;
export type FileWrite = { readonly kind: 'written' } | FileProblem;

export interface TempFolder {
  readonly path: string;
  /** Removes the folder with all in it; also done by itself when the process ends. */
  remove(): Promise<void>;
}

/** Files of this machine. Paths are absolute; bytes are raw. Nothing here throws for what the file system says. */
export interface Files {
  /** Never hangs on a fifo or device: they are `failed` with ENOTSUP. */
  read(path: string, maxBytes: number): Promise<FileRead>;
  stat(path: string, how?: { readonly followLinks?: boolean }): Promise<FileStatResult>;
  /** Names in a folder, sorted by bytes. */
  list(path: string): Promise<FileList>;
  /** Paths that match `*`, `?` and `[a-z]` as ssh_config's Include does (glob(7): a leading dot must be written out), sorted. */
  glob(pattern: string): Promise<readonly string[]>;
  /** Whether this process may write the file, or make files in the folder; also false when it is missing. */
  mayWrite(path: string): Promise<boolean>;
  realPath(path: string): Promise<string | undefined>;
  makeFolder(path: string, mode: number): Promise<FileWrite>;
  /**
   * All or nothing: a new file beside it, synced, then renamed over it. `lasting: false`: not synced, for what may be lost
   * when the power goes.
   */
  writeAtomic(path: string, bytes: Uint8Array, mode: number, how?: { readonly lasting: boolean }): Promise<FileWrite>;
  /** Makes a file that was not there; of several that try at once exactly one succeeds. */
  createNew(path: string, bytes: Uint8Array, mode: number): Promise<FileWrite | { readonly kind: 'exists' }>;
  remove(path: string): Promise<FileWrite>;
  /** Mode 0700, below the system's folder for temporary files. */
  tempFolder(): Promise<TempFolder>;
}

/** Most bytes of a configuration or key file that are ever read. */
export const fileMaxBytes = 1024 * 1024;
