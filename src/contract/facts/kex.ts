import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** Algorithm lists of one side's SSH_MSG_KEXINIT (RFC 4253 section 7.1), client to server and back where they differ. */
export interface Offer {
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  readonly cipher: readonly string[];
  readonly cipherBack: readonly string[];
  readonly mac: readonly string[];
  readonly macBack: readonly string[];
  readonly compression: readonly string[];
}

export type AlgorithmSlot = 'kex' | 'hostKey' | 'cipher' | 'mac' | 'compression';

export type AlgorithmMatch =
  | {
      readonly kind: 'agreed';
      readonly kex: string;
      readonly hostKey: string;
      readonly cipher: string;
      readonly mac: string | null;
    }
  | {
      readonly kind: 'no-common';
      readonly slot: AlgorithmSlot;
      readonly ours: readonly string[];
      readonly theirs: readonly string[];
      /** Their names that this client knows but does not offer: the smallest override. */
      readonly enable: readonly string[];
    };

/** How the key exchange went, up to SSH_MSG_NEWKEYS and the verified signature. */
export type Exchange =
  | { readonly kind: 'done'; readonly method: string; readonly tookMs: number; readonly kexinitBytes: number }
  | {
      readonly kind: 'silent';
      readonly expecting: string;
      readonly waitedMs: number;
      readonly kexinitBytes: number;
      /** The other side's system acknowledged all that we sent: what is lost is its answer. null: not known here. */
      readonly arrived?: boolean | null;
    }
  | { readonly kind: 'closed'; readonly expecting: string; readonly kexinitBytes: number }
  | { readonly kind: 'reset'; readonly expecting: string; readonly kexinitBytes: number }
  | { readonly kind: 'disconnect'; readonly reason: number; readonly text: Quoted }
  | { readonly kind: 'bad-packet'; readonly problem: string }
  | { readonly kind: 'bad-signature'; readonly algorithm: string }
  /** `group-too-small`: fewer bits than any ssh of today takes. */
  | { readonly kind: 'failed'; readonly problem: string }
  /** Agreed on a method that this tool does not speak; ssh itself may. */
  | { readonly kind: 'not-spoken-here'; readonly method: string };

export interface KexFacts {
  'kex.theirs': Offer;
  'kex.ours': Offer;
  'kex.match': AlgorithmMatch;
  'kex.exchange': Exchange;
  /** The contrast look: the same with a shorter KEXINIT and a classic method. */
  'kex.short': Exchange;
  /** The other half of the contrast: a message of the full length, and a classic method. */
  'kex.classic': Exchange;
}

export const kexFacts: FactInfos<KexFacts> = {
  'kex.theirs': { means: 'The algorithms the server offers.', about: 'port', redaction: 'public', by: 'ssh-kex' },
  'kex.ours': {
    means: "The algorithms the user's own client offers.",
    about: 'target',
    redaction: 'public',
    by: 'ssh-config',
  },
  'kex.match': {
    means: 'What both sides agree on, or the list in which nothing is common.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-kex',
  },
  'kex.exchange': {
    means: "How the key exchange went with the user's own algorithms.",
    about: 'port',
    redaction: 'public',
    by: 'ssh-kex',
  },
  'kex.short': {
    means: 'How it went with a short message and a classic method.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-kex-short',
  },
  'kex.classic': {
    means: 'How it went with a message of full length and a classic method.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-kex-classic',
  },
};
