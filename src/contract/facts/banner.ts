import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** What came before anything was agreed (RFC 4253 section 4.2). Produced by probe `ssh-banner`. */
export type Banner =
  | {
      readonly kind: 'ssh';
      /** `2.0`, `1.99` */
      readonly protocol: string;
      readonly line: Quoted;
      /** Such as `OpenSSH`, `dropbear`, `tinyssh`, `unknown`. */
      readonly product: string;
      readonly version: string | null;
      readonly major: number | null;
      readonly minor: number | null;
      readonly distribution: string | null;
      readonly preambleLines: number;
      readonly afterMs: number;
      /** Whether the server spoke before we did. */
      readonly serverFirst: boolean;
    }
  | { readonly kind: 'ssh1-only'; readonly line: Quoted }
  | { readonly kind: 'limit-text'; readonly text: Quoted; readonly limit: 'maxstartups' | 'not-allowed' }
  | { readonly kind: 'other-protocol'; readonly protocol: string; readonly text: Quoted }
  | { readonly kind: 'tarpit'; readonly lines: number; readonly overMs: number }
  | { readonly kind: 'endless'; readonly bytes: number }
  | { readonly kind: 'garbage'; readonly text: Quoted }
  /** Closed in order before a version line; `spoke`: whether we had sent ours by then. */
  | { readonly kind: 'closed'; readonly afterMs: number; readonly spoke: boolean; readonly text: Quoted | null }
  | { readonly kind: 'reset'; readonly afterMs: number; readonly spoke: boolean; readonly text: Quoted | null }
  | { readonly kind: 'silent'; readonly waitedMs: number };

export interface BannerFacts {
  'banner.read': Banner;
  /** Text before the version line, or of the closing message. */
  'banner.preamble': { readonly text: Quoted };
  /** A second look after a pause, when the first was closed or slow. */
  'banner.again': Banner;
  /** Whether the port answers the first message of TLS; asked where it ends after our line or says nothing. */
  'banner.tls': { readonly answers: boolean };
}

export const bannerFacts: FactInfos<BannerFacts> = {
  'banner.read': { means: 'What the port says first.', about: 'port', redaction: 'public', by: 'ssh-banner' },
  'banner.preamble': {
    means: 'Text that came before the version line.',
    about: 'port',
    redaction: 'names',
    by: 'ssh-banner',
  },
  'banner.again': {
    means: 'What the port says at a second look.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-banner-again',
  },
  'banner.tls': {
    means: 'Whether the port speaks TLS.',
    about: 'port',
    redaction: 'public',
    by: 'tls-hello',
  },
};
