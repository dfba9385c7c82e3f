import type { Saying } from '../../contract/facts/told.ts';

/** One wording of one program: what it says, and where the program's own source or documentation has it. */
export interface ErrorTemplate {
  readonly what: Saying;
  /** Begins with a literal and has no nested repetition, so that a long line costs little. Tried on one line. */
  readonly match: RegExp;
  /** File of the program's source, or its manual. */
  readonly source: string;
  /** First and last release with this wording, where known. */
  readonly since?: string;
  readonly until?: string;
}

/** The wordings of one program. */
export interface ErrorClient {
  readonly by: string;
  readonly templates: readonly ErrorTemplate[];
}

type Versions = { readonly since?: string; readonly until?: string };

export function says(what: Saying, match: RegExp, source: string, versions: Versions = {}): ErrorTemplate {
  return { what, match, source, ...versions };
}
