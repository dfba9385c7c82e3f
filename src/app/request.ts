/** Where a run is aimed, in ssh's own words. */
export interface Target {
  /** As typed, such as `deploy@shop` or `ssh://deploy@shop:2222`. */
  readonly destination: string;
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  /** ssh's own option words to repeat, in order: only what concerns the connection. */
  readonly options: readonly string[];
  /** -F. */
  readonly configFile: string | null;
  readonly verbose: boolean;
  /** What was left out, in words. */
  readonly ignored: readonly string[];
}

/** One diagnosis as it was asked for. */
export interface Request {
  readonly target: Target;
  /** Words as typed, for the report. */
  readonly words: readonly string[];
  readonly login: boolean;
  readonly session: boolean;
  readonly portSearch: boolean;
  /** Look at other hosts of the user's own known_hosts for comparison. */
  readonly contrast: boolean;
  /** Also offer keys that need a touch, a PIN or a confirmation. */
  readonly touch: boolean;
  /** Wait for the ledger instead of leaving a look out. */
  readonly wait: boolean;
  /** This run proves a fix: it waits for the ledger, and may come nearer to its limits. */
  readonly proves?: boolean;
  readonly deadlineMs: number;
  /** Folder of the ledger; null: keep none. */
  readonly stateFolder: string | null;
  /** A command that runs sh from standard input on the server, to see its inside; null: the outside alone. */
  readonly via: string | null;
  /** This client's address as the server sees it; null: not known. */
  readonly from: string | null;
  /** The short code that check.sh printed on the server's console; null: none. It has been read without fault. */
  readonly code: string | null;
}
