import type { FixSystem } from './cause.ts';
import type { Finding, ReportedProvider } from './report.ts';

/** Secrets that should not have been pasted. Only that they are there is kept. */
export type Secret = 'private-key' | 'password-in-command' | 'password-in-address' | 'token';

/** What was understood of a text. null: it does not say. */
export interface Understood {
  readonly program: string | null;
  readonly version: string | null;
  /** The server's software, as its version line has it. */
  readonly server: string | null;
  readonly stage: string | null;
  readonly host: string | null;
  readonly address: string | null;
  readonly port: number | null;
  readonly user: string | null;
  readonly spokeLast: 'client' | 'server' | null;
  /** Runs of ssh that the text holds. From two on nothing is called proven: their lines may be mixed. */
  readonly runs: number;
  /** Systems of the two sides, for the fixes. */
  readonly systems: { readonly client: FixSystem | null; readonly server: FixSystem | null };
  readonly lines: number;
}

/** A short question whose answer is a fact: `--answer key=yes`. */
export interface Question {
  readonly key: string;
  readonly asks: string;
}

export interface Explanation {
  readonly understood: Understood;
  /** Best first. */
  readonly causes: readonly Finding[];
  /** What would tell the causes apart, the most deciding first. */
  readonly questions: readonly Question[];
  /** What the text looks like when it holds no SSH error. */
  readonly instead: string | null;
  readonly secrets: readonly Secret[];
  /** Whose service the text is about; null: it does not say. */
  readonly provider: ReportedProvider | null;
  /** The command that looks for real; null when no host is known. */
  readonly prove: string | null;
}
