/** How much of a fact may leave the machine in a report that is meant to be shared. */
export type Redaction =
  /** Says nothing about people or places. */
  | 'public'
  /** Holds host names, addresses or user names: replaced by marks on request. */
  | 'names'
  /** Holds paths or text of this machine. */
  | 'local'
  /** Never leaves, not even quoted. */
  | 'secret';

/** What the registry says of one fact. */
export interface FactInfo {
  /** One sentence; the first words name the thing. */
  readonly means: string;
  readonly about: 'client' | 'target' | 'address' | 'port';
  readonly redaction: Redaction;
  /** Id of the probe or collector that gives it. */
  readonly by: string;
}

export type FactInfos<T> = { readonly [K in keyof T]: FactInfo };
