import type { FactInfos } from './kinds.ts';

/** What the system's own resolver answers, as ssh would ask it. Produced by probe `name-lookup`. */
export type NameLookup =
  | { readonly kind: 'literal'; readonly address: string }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'not-found'; readonly code: string }
  | { readonly kind: 'temporary-failure'; readonly code: string }
  | { readonly kind: 'no-address-of-family'; readonly family: 'inet' | 'inet6' }
  | { readonly kind: 'silent'; readonly waitedMs: number }
  | { readonly kind: 'failed'; readonly code: string };

/** What the configured name servers answer when asked directly. */
export type NameServers =
  | {
      readonly kind: 'answers';
      readonly addresses: readonly string[];
      readonly servers: readonly string[];
      /** Whether the system's resolver gave one of these addresses too; absent: it gave none. */
      readonly agrees?: boolean;
    }
  | { readonly kind: 'nxdomain'; readonly servers: readonly string[] }
  | { readonly kind: 'no-data'; readonly servers: readonly string[] }
  | { readonly kind: 'servfail'; readonly servers: readonly string[] }
  | { readonly kind: 'refused'; readonly servers: readonly string[] }
  /** Their machines answer that nobody listens there (ICMP port-unreachable). */
  | { readonly kind: 'not-listening'; readonly servers: readonly string[] }
  | { readonly kind: 'silent'; readonly servers: readonly string[]; readonly waitedMs: number }
  | { readonly kind: 'none-configured' };

export interface AddressKind {
  readonly family: 4 | 6;
  readonly range:
    | 'public'
    | 'private'
    | 'carrier-grade-nat'
    | 'unique-local'
    | 'link-local'
    | 'loopback'
    | 'fake-ip'
    | 'documentation'
    | 'multicast'
    | 'unspecified'
    | 'reserved';
  /** Lies in the subnet of one of our interfaces. */
  readonly onLink: boolean;
  /** One of this machine's own addresses. */
  readonly own: boolean;
  /** Content network that forwards only the web, by published address range. */
  readonly cdn: string | null;
}

export type RouteTo =
  | {
      readonly kind: 'route';
      readonly device: string;
      readonly gateway: string | null;
      readonly vpn: boolean;
      readonly source: string | null;
    }
  | { readonly kind: 'none'; readonly family: 4 | 6 }
  | { readonly kind: 'rejected'; readonly type: 'unreachable' | 'prohibit' | 'blackhole' | 'throw' };

export interface NameFacts {
  'name.lookup': NameLookup;
  'name.servers': NameServers;
  /** Lines of the hosts file for this name. */
  'name.hosts-file': readonly { readonly file: string; readonly line: number; readonly address: string }[];
  'name.form': {
    readonly name: string;
    readonly labels: number;
    readonly mdns: boolean;
    readonly literal: boolean;
    readonly searchDomains: readonly string[];
  };
  /** The search domain that was appended, when the answer is for another name than the one typed. */
  'name.search-domain': { readonly used: string | null };
  'address.kind': AddressKind;
  'address.route': RouteTo;
  /** The address ssh would use: the first that connects, else the first it tries. */
  'address.used': { readonly address: string; readonly port: number; readonly index: number; readonly of: number };
}

export const nameFacts: FactInfos<NameFacts> = {
  'name.lookup': {
    means: "What this machine's resolver answers for the host name.",
    about: 'target',
    redaction: 'names',
    by: 'name-lookup',
  },
  'name.servers': {
    means: 'What the configured name servers answer when asked directly.',
    about: 'target',
    redaction: 'names',
    by: 'name-servers',
  },
  'name.hosts-file': {
    means: 'The lines of the hosts file that name this host.',
    about: 'target',
    redaction: 'names',
    by: 'name-lookup',
  },
  'name.form': { means: 'The form of the host name.', about: 'target', redaction: 'names', by: 'name-lookup' },
  'name.search-domain': {
    means: 'The search domain that completed the name.',
    about: 'target',
    redaction: 'names',
    by: 'name-servers',
  },
  'address.kind': {
    means: 'The range the address belongs to.',
    about: 'address',
    redaction: 'names',
    by: 'address-kind',
  },
  'address.route': {
    means: 'The route of this machine to the address.',
    about: 'address',
    redaction: 'names',
    by: 'address-kind',
  },
  'address.used': {
    means: 'The address and port that ssh would use.',
    about: 'target',
    redaction: 'names',
    by: 'tcp-connect',
  },
};
