import type { CauseId } from './cause.ts';

/** Where a step runs: on the machine that whyssh runs on, or on the SSH server through a command that runs sh there. */
export type FixPlace = 'client' | 'server';

/** `safe`: cannot make any other login fail. `reversible`: could, and is put back. `may lock out`: asks for the word. */
export type Grade = 'safe' | 'reversible' | 'may lock out';

/** `absent`, or the SHA-256 of the file in hex (where the machine has no such tool: its checksum). */
export type FileHash = string;

/** One operation of a step: the whole list of what a fix may do to a machine. */
export type Operation =
  /** A whole file, replaced atomically; owner, mode, access list and label stay. `mode` and `owner` are for a new file. */
  | {
      readonly kind: 'put';
      readonly path: string;
      readonly expect: FileHash;
      readonly before: Uint8Array;
      readonly content: Uint8Array;
      readonly mode: string;
      readonly owner: string | null;
      /** A key: its content is not shown. */
      readonly secret?: true;
    }
  /** Modes in octal without leading zeros, as `stat -c %a` prints them. */
  | { readonly kind: 'mode'; readonly path: string; readonly mode: string; readonly before: string }
  /** Owners as `uid:gid`. */
  | { readonly kind: 'owner'; readonly path: string; readonly owner: string; readonly before: string }
  /** `expect`: the hash of the file, or `socket`. */
  | { readonly kind: 'remove'; readonly path: string; readonly expect: FileHash }
  | { readonly kind: 'mkdir'; readonly path: string; readonly mode: string; readonly owner: string | null }
  | Command;

/** Lines for sh. `done` ends with 0 when nothing is left to do; without it the command always runs. */
export interface Command {
  readonly kind: 'run';
  /** The command as a person would type it; null: not worth a line of the preview. */
  readonly shows: string | null;
  /** What it does, as a statement for an error: `start of ssh.service`. */
  readonly does: string;
  readonly run: string;
  readonly undo: string | null;
  readonly done: string | null;
  /** Run once the new login has proven the change: what makes it permanent. */
  readonly keep?: string;
}

/** One reversible change with its preview. */
export interface FixStep {
  readonly kind: string;
  readonly where: FixPlace;
  /** Starts with a verb. */
  readonly title: string;
  readonly grade: Grade;
  readonly operations: readonly Operation[];
  /** Said in the preview when undo does not bring the old state back. */
  readonly undoSays?: string;
}

/** Ordered steps against one cause. */
export interface FixPlan {
  readonly cause: CauseId;
  /** What is wrong, as the report says it. */
  readonly title: string;
  readonly steps: readonly FixStep[];
}

/** What is kept on this machine of a fix that was applied. */
export interface JournalEntry {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly target: string;
  readonly cause: CauseId;
  readonly title: string;
  /** In the order in which they were made. */
  readonly changes: readonly { readonly where: FixPlace; readonly folder: string; readonly steps: readonly string[] }[];
  /** The command that leads to the server's shell. */
  readonly via: string | null;
  readonly state: 'open' | 'kept' | 'undone' | 'partly undone';
}
