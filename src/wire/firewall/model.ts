import type { Family, Range } from './addresses.ts';

/** A rule set in one form, wherever it was written: nftables, iptables-nft or legacy iptables. */

/** What a rule can ask of a packet or its connection. */
export type Field =
  | 'source'
  | 'destination'
  | 'source-port'
  | 'destination-port'
  | 'nfproto'
  | 'ethertype'
  | 'l4proto'
  | 'ip-version'
  | 'iif'
  | 'oif'
  | 'mark'
  | 'packet-type'
  | 'tcp-flags'
  | 'fragment-offset'
  | 'ct-state'
  | 'ct-status'
  | 'ct-direction'
  | 'ct-mark'
  | 'ct-original-source'
  | 'ct-original-destination'
  | 'ct-original-destination-port'
  | 'ct-reply-source'
  | 'ct-reply-destination'
  | 'ct-reply-source-port'
  | 'zero';

/** A field, or its bits under a mask; `unknown`: something whose value this reader cannot know. */
export type Operand =
  | { readonly field: Field; readonly family?: Family; readonly mask?: bigint }
  | { readonly unknown: string };

/** One component of an element: numbers from low to high, an interface name (`prefix`: any that begins so), or anything. */
export type Component =
  | { readonly range: Range }
  | { readonly name: string; readonly prefix: boolean }
  | { readonly any: true }
  | { readonly unknown: string };

export type Element = readonly Component[];

export type Verdict =
  | { readonly kind: 'accept' | 'drop' | 'return' | 'continue' }
  | { readonly kind: 'reject'; readonly with: string }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string };

export type LimitKind = 'limit' | 'hashlimit' | 'connlimit' | 'recent' | 'quota' | 'meter' | 'ct count';

/** One thing a rule does, in its order. The first test that does not hold ends the rule. */
export type Part =
  | {
      readonly is: 'in';
      readonly operands: readonly Operand[];
      readonly elements: readonly Element[];
      readonly not: boolean;
    }
  | { readonly is: 'in-set'; readonly operands: readonly Operand[]; readonly set: string; readonly not: boolean }
  /** Any of these bits is set. */
  | { readonly is: 'bits'; readonly operand: Operand; readonly bits: bigint; readonly not: boolean }
  /** Matches while the limit is kept; `over`: once it is passed. */
  | { readonly is: 'limit'; readonly limit: LimitKind; readonly over: boolean }
  | {
      readonly is: 'fib-type';
      readonly of: 'source' | 'destination';
      readonly types: readonly string[];
      readonly not: boolean;
    }
  /** Whether a route to the source leads out where the packet came in. */
  | { readonly is: 'fib-route'; readonly exists: boolean; readonly throughSame: boolean }
  | { readonly is: 'never' }
  | { readonly is: 'unknown'; readonly what: string }
  | { readonly is: 'verdict'; readonly verdict: Verdict }
  | { readonly is: 'vmap'; readonly operands: readonly Operand[]; readonly elements: readonly VerdictElement[] }
  | { readonly is: 'vmap-set'; readonly operands: readonly Operand[]; readonly set: string }
  | { readonly is: 'mark'; readonly of: 'mark' | 'ct-mark'; readonly value: MarkValue }
  | { readonly is: 'notrack' }
  | {
      readonly is: 'nat';
      readonly nat: 'dnat' | 'redirect' | 'snat';
      readonly address: Range | null;
      readonly port: Range | null;
    }
  /** A set or map that the rule itself fills. */
  | { readonly is: 'fills'; readonly set: string }
  /** Hands the packet to something that this reader cannot follow. */
  | { readonly is: 'hands-over'; readonly what: string };

export type VerdictElement = readonly [Element, Verdict];

/** `(old of the source & and) ^ xor`; from null: a constant, which is `xor`. */
export type MarkValue = { readonly from: 'mark' | 'ct-mark' | null; readonly and: bigint; readonly xor: bigint } | null;

export interface Counter {
  readonly packets: number;
  readonly bytes: number;
}

export interface Rule {
  /** nft's handle; null in iptables-save. */
  readonly handle: number | null;
  /** Number of the rule in its chain, from 1. */
  readonly number: number;
  /** As its own tool would write it. */
  readonly text: string;
  readonly counter: Counter | null;
  readonly comment: string | null;
  readonly parts: readonly Part[];
}

export type Hook = 'ingress' | 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting' | 'egress';

export interface BaseChain {
  readonly hook: Hook;
  readonly type: 'filter' | 'nat' | 'route';
  readonly priority: number;
  readonly policy: 'accept' | 'drop';
  /** Of an ingress chain; null: of every one. */
  readonly devices: readonly string[] | null;
  /** Of the policy of an iptables chain. */
  readonly counter: Counter | null;
}

export interface Chain {
  readonly name: string;
  readonly handle: number;
  readonly base: BaseChain | null;
  readonly rules: readonly Rule[];
}

export interface NamedSet {
  readonly name: string;
  /** Null: its elements are not known. */
  readonly elements: readonly Element[] | null;
  readonly verdicts: readonly VerdictElement[] | null;
}

export type TableFamily = 'ip' | 'ip6' | 'inet' | 'netdev' | 'arp' | 'bridge';

export interface Table {
  readonly family: TableFamily;
  readonly name: string;
  readonly handle: number;
  readonly tool: 'nft' | 'iptables' | 'iptables-legacy';
  readonly dormant: boolean;
  readonly chains: ReadonlyMap<string, Chain>;
  readonly sets: ReadonlyMap<string, NamedSet>;
}

export interface Ruleset {
  readonly tables: readonly Table[];
  /** What was there and could not be read, in words. */
  readonly unread: readonly string[];
}
