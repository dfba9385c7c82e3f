export interface NameAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The system's own answer (getaddrinfo), in the order ssh would try the addresses. `code` is Node's, such as ENOTFOUND. */
export type SystemLookup =
  | { readonly kind: 'addresses'; readonly addresses: readonly NameAddress[] }
  /** EAI_NONAME, EAI_NODATA: getaddrinfo does not tell a missing name from one without addresses. */
  | { readonly kind: 'not-found'; readonly code: string }
  /** EAI_AGAIN: no name server answered, or SERVFAIL. */
  | { readonly kind: 'temporary-failure'; readonly code: string }
  | { readonly kind: 'silent'; readonly waitedMs: number }
  | { readonly kind: 'failed'; readonly code: string };

export interface RecordValues {
  A: string;
  AAAA: string;
  PTR: string;
  NS: string;
  SOA: { readonly primary: string; readonly serial: number };
}
export type RecordType = keyof RecordValues;

/** The answer of one name server to one question. */
export type DnsAnswer<T> =
  | { readonly kind: 'records'; readonly records: readonly T[]; readonly server: string; readonly afterMs: number }
  | {
      readonly kind: 'no-data' | 'nxdomain' | 'servfail' | 'refused';
      readonly server: string;
      readonly afterMs: number;
    }
  /** Nothing listens for questions there (ICMP port-unreachable). */
  | { readonly kind: 'not-listening'; readonly server: string; readonly afterMs: number }
  | { readonly kind: 'silent'; readonly server: string; readonly waitedMs: number }
  | { readonly kind: 'failed'; readonly code: string; readonly server: string };

export interface QueryAsk<T extends RecordType> {
  /** Taken as it stands: no search domain is added. */
  readonly name: string;
  readonly type: T;
  /** Address, or address:port, of the name server to ask. */
  readonly server: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Dns {
  /** family 0: both. */
  lookup(name: string, family: 0 | 4 | 6, timeoutMs: number): Promise<SystemLookup>;
  /** Configured name servers, in order; empty when there are none. */
  servers(): readonly string[];
  query<T extends RecordType>(ask: QueryAsk<T>): Promise<DnsAnswer<RecordValues[T]>>;
}
