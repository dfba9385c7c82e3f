import type { ConfigFileProblem } from './parse.ts';

/** Where a value comes from. */
export type ValueOrigin =
  | { readonly kind: 'line'; readonly file: string; readonly line: number }
  | { readonly kind: 'command-line' }
  | { readonly kind: 'default' };

export interface ConfigValue {
  /** In the form of `ssh -G`, but yes/no for every flag and paths as written. */
  readonly value: string;
  readonly origin: ValueOrigin;
}

/** What the resolver may ask of the machine. All answers come in; nothing is read or run here. */
export interface ConfigWorld {
  /** Undefined: the file is not there. */
  readFile(path: string): string | undefined;
  /** Files that a pattern with `*`, `?` or `[]` names, sorted as glob(3) does; a path without is tried as it is. */
  glob(pattern: string): readonly string[];
  readonly home: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly localUser: string;
  readonly localHost: string;
  readonly uid: number;
  /** Whether the command of a `Match exec` succeeds; undefined: not run. */
  exec?(command: string): boolean | undefined;
  /** Whether an address of this machine lies in one of the networks. */
  inNetwork?(networks: string): boolean | undefined;
  /** Such as `OpenSSH_10.0p2`, for `Match version` and what depends on the release. */
  readonly version?: string;
}

export interface ConfigRequest {
  /** As typed, without user and port. */
  readonly host: string;
  /** `-o`, `-p`, `-l` … in their order, by keyword. */
  readonly commandLine: readonly { readonly keyword: string; readonly value: string }[];
  /** Files in the order ssh reads them; `user`: relative Includes start at ~/.ssh, else at /etc/ssh. */
  readonly files: readonly { readonly path: string; readonly user: boolean }[];
  /** Remote command, for `Match command` and `sessiontype`. */
  readonly command?: string;
}

/** A condition or feature that only ssh itself can decide. What stands in its block was left out. */
export interface NotEvaluated {
  readonly file: string;
  readonly line: number;
  readonly what:
    | 'match-exec'
    | 'match-localnetwork'
    | 'match-version'
    | 'canonicalize-hostname'
    | 'tokens'
    | 'home-of-user';
  readonly text: string;
}

export interface ResolvedConfig {
  /** By keyword in lower case, without alias; several values for those that grow or take several arguments. */
  readonly values: ReadonlyMap<string, readonly ConfigValue[]>;
  readonly problems: readonly ConfigFileProblem[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly filesRead: readonly string[];
  /** Include patterns that named no file. */
  readonly emptyIncludes: readonly { readonly file: string; readonly line: number; readonly pattern: string }[];
  /** Host and Match blocks that applied, in order. */
  readonly applied: readonly { readonly file: string; readonly line: number; readonly text: string }[];
  /** Deprecated, unsupported and ignored keywords met in blocks that apply or not. */
  readonly ignored: readonly {
    readonly file: string;
    readonly line: number;
    readonly keyword: string;
    readonly why: 'deprecated' | 'unsupported' | 'ignored' | 'ignore-unknown';
  }[];
}
