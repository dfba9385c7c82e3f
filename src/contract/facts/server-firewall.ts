import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** The program that wrote a rule, by the names of its tables and chains. */
export type FirewallOwner =
  | 'ufw'
  | 'firewalld'
  | 'fail2ban'
  | 'sshguard'
  | 'crowdsec'
  | 'csf'
  | 'docker'
  | 'kubernetes'
  | 'nftables'
  | 'iptables';

/** One rule of the server's firewall, or the policy of a base chain. */
export interface FirewallRule {
  readonly owner: FirewallOwner;
  /** The command that changes it. */
  readonly command: 'nft' | 'iptables' | 'ip6tables' | 'iptables-legacy' | 'ip6tables-legacy';
  readonly family: 'ip' | 'ip6' | 'inet' | 'netdev' | 'arp' | 'bridge';
  readonly table: string;
  readonly chain: string;
  /** Nft's handle; null: none, or a policy. */
  readonly handle: number | null;
  /** Number in its chain, from 1; null: it is the policy. */
  readonly number: number | null;
  /** As its tool writes it; of a policy, `policy drop`. */
  readonly text: Quoted;
  /** Packets that it has counted; null: it does not count. */
  readonly packets: number | null;
  /** Zone of firewalld that it belongs to. */
  readonly zone: string | null;
  /** Set that the rule looks up. */
  readonly set: string | null;
}

/** For whom the rules were followed. */
interface Followed {
  readonly family: 4 | 6;
  /** How nft names a header of this family. */
  readonly match: 'ip' | 'ip6';
  /** The client's address; null: not known, so that this holds for every one. */
  readonly source: string | null;
}

/** What the server's rules do with the first packet of a connection of this client to the SSH port, and with its answer. */
export type ServerFirewall =
  /** `port`: where it arrives, another one when a rule redirects it. `rule` null: no rule takes it in by name. */
  | (Followed & { readonly kind: 'passes'; readonly rule: FirewallRule | null; readonly port: number })
  | (Followed & {
      readonly kind: 'blocked';
      readonly how: 'drop' | 'reject';
      /** Of `reject`: with what, such as `tcp reset` or `admin-prohibited`. */
      readonly with: string | null;
      readonly rule: FirewallRule;
      /** No other rule can be the one, whatever limits and unknown tests say. */
      readonly certain: boolean;
      /** Which packet is stopped: the first, the answer of the server, or what the client sends from then on. */
      readonly stops: 'first' | 'answer' | 'later';
      /** A rule that leads here asks for the address of the client. */
      readonly listed: boolean;
      /** Some other address would be let in; undefined: not known. */
      readonly others: 'pass' | 'blocked' | undefined;
      /** The same for connections of the other kind of address, from anywhere. */
      readonly otherFamily: 'pass' | 'blocked' | undefined;
    })
  /** It passes until a limit is reached, and then `rule` stops it. */
  | (Followed & {
      readonly kind: 'limited';
      readonly limit: 'limit' | 'hashlimit' | 'connlimit' | 'recent' | 'quota' | 'meter' | 'ct count';
      readonly how: 'drop' | 'reject';
      readonly rule: FirewallRule;
      /** The state that the kernel keeps says that the limit is reached for this client; undefined: it does not show it. */
      readonly reached: boolean | undefined;
    })
  /** A rule sends it to another machine or to a port where another program listens. */
  | (Followed & {
      readonly kind: 'elsewhere';
      readonly rule: FirewallRule;
      readonly to: string;
      readonly port: number;
    })
  /** `because`: the construct that cannot be followed. */
  | (Followed & { readonly kind: 'unknown'; readonly because: string; readonly rule: FirewallRule | null });

/** How the server would answer the client, asked of its own routing. */
export type ServerWayBack =
  | { readonly kind: 'route'; readonly device: string; readonly gateway: string | null }
  | { readonly kind: 'none'; readonly said: Quoted }
  /** rp_filter drops what comes in at `device`, since the answer would leave elsewhere. `counted`: packets it has dropped so. */
  | { readonly kind: 'reverse-path'; readonly device: string; readonly leaves: string; readonly counted: number };

/** Connections that the kernel follows, and the most it will. */
export interface ServerConntrack {
  readonly count: number;
  readonly max: number;
  readonly full: boolean;
}

export interface ServerFirewallFacts {
  'server.firewall': ServerFirewall;
  'server.way-back': ServerWayBack;
  'server.conntrack': ServerConntrack;
}

export const serverFirewallFacts: FactInfos<ServerFirewallFacts> = {
  'server.firewall': {
    means: "What the server's packet filter does with a connection of this client to the SSH port.",
    about: 'address',
    redaction: 'names',
    by: 'server-firewall',
  },
  'server.way-back': {
    means: "Whether the server's routing leads back to the client.",
    about: 'address',
    redaction: 'names',
    by: 'server-firewall',
  },
  'server.conntrack': {
    means: 'How full the table of followed connections is.',
    about: 'target',
    redaction: 'local',
    by: 'server-firewall',
  },
};
