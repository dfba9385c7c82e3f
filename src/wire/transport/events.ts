import type { HostKeyInfo } from './hostkey.ts';
import type { KexProblem } from './kex-run.ts';
import type { Agreed, Kexinit, Mismatch } from './kexinit.ts';
import type { Extension } from './messages.ts';
import type { PacketRead } from './packet.ts';
import type { DecodeProblem } from './reader.ts';
import type { Verified } from './signature.ts';
import type { VersionLine, VersionRead } from './version-line.ts';

/** What a server does, in the order in which it does it. Texts are foreign. */
export type TransportEvent =
  /** A line before the version line, as latin1. */
  | { readonly kind: 'preamble'; readonly line: string }
  | { readonly kind: 'version'; readonly version: VersionLine }
  /** Ends the conversation. `head`: the first bytes of all, for `recogniseOther`. */
  | {
      readonly kind: 'no-version';
      readonly read: Exclude<VersionRead, { kind: 'need-more' | 'version' }>;
      readonly head: Uint8Array;
    }
  /** Protocol 1 only. Ends the conversation. */
  | { readonly kind: 'protocol-too-old'; readonly version: VersionLine }
  | { readonly kind: 'kexinit'; readonly payload: Buffer; readonly kexinit: Kexinit }
  | { readonly kind: 'negotiated'; readonly agreed: Agreed; readonly strict: boolean }
  | { readonly kind: 'mismatch'; readonly first: Mismatch; readonly all: readonly Mismatch[] }
  /** `expecting`: the message the server owes us now. */
  | { readonly kind: 'kex-started'; readonly method: string; readonly expecting: string }
  | { readonly kind: 'kex-failed'; readonly problem: KexProblem }
  | { readonly kind: 'not-implemented-here'; readonly what: 'kex' | 'cipher' | 'compression'; readonly name: string }
  | { readonly kind: 'hostkey'; readonly key: HostKeyInfo; readonly algorithm: string; readonly verified: Verified }
  | { readonly kind: 'bad-hostkey'; readonly problem: DecodeProblem | 'unknown-type'; readonly type: string | null }
  /** Both sides have switched: what follows is encrypted. */
  | { readonly kind: 'newkeys' }
  | { readonly kind: 'ext-info'; readonly extensions: readonly Extension[] }
  /** A message of a later layer, such as SSH_MSG_USERAUTH_FAILURE. */
  | { readonly kind: 'message'; readonly number: number; readonly payload: Buffer }
  | {
      readonly kind: 'disconnect';
      readonly reason: number;
      /** Name in RFC 4253 section 11.1; null: a number it does not have. */
      readonly reasonName: string | null;
      readonly text: string;
      readonly encrypted: boolean;
    }
  | { readonly kind: 'debug'; readonly text: string; readonly alwaysDisplay: boolean }
  | { readonly kind: 'ignored' }
  /** The server does not know our packet with that number. */
  | { readonly kind: 'unimplemented'; readonly sequence: number }
  | {
      readonly kind: 'malformed-message';
      readonly number: number;
      readonly problem: DecodeProblem;
      readonly at: number;
    }
  | { readonly kind: 'unexpected-message'; readonly number: number; readonly expecting: string }
  /** PROTOCOL 1.10: a message that must not come during a strict key exchange, as in the Terrapin attack. */
  | { readonly kind: 'strict-violation'; readonly number: number; readonly sequence: number }
  /** Ends the conversation: what follows cannot be cut into packets. */
  | {
      readonly kind: 'bad-packet';
      readonly read: Exclude<PacketRead, { kind: 'need-more' | 'packet' }>;
      readonly encrypted: boolean;
    };
