import { msg } from './messages.ts';
import { type Decoded, decode } from './reader.ts';
import { Writer } from './writer.ts';

/** The ten name-lists of SSH_MSG_KEXINIT (RFC 4253 section 7.1), by slot. `ToServer` is client to server. */
export interface KexLists {
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  readonly cipherToServer: readonly string[];
  readonly cipherToClient: readonly string[];
  readonly macToServer: readonly string[];
  readonly macToClient: readonly string[];
  readonly compressionToServer: readonly string[];
  readonly compressionToClient: readonly string[];
  readonly languageToServer: readonly string[];
  readonly languageToClient: readonly string[];
}

export interface Kexinit {
  readonly cookie: Uint8Array;
  readonly lists: KexLists;
  /** The sender's next packet is a guess (`first_kex_packet_follows`). */
  readonly guessFollows: boolean;
}

const cookieBytes = 16;

export const slots = [
  'kex',
  'hostKey',
  'cipherToServer',
  'cipherToClient',
  'macToServer',
  'macToClient',
  'compressionToServer',
  'compressionToClient',
] as const;

export type Slot = (typeof slots)[number];

export function decodeKexinit(payload: Uint8Array): Decoded<Kexinit> {
  return decode(payload, (reader) => {
    if (reader.u8() !== msg.kexinit) reader.fail('bad-value', 0);
    const cookie = reader.raw(cookieBytes);
    const lists: KexLists = {
      kex: reader.nameList(),
      hostKey: reader.nameList(),
      cipherToServer: reader.nameList(),
      cipherToClient: reader.nameList(),
      macToServer: reader.nameList(),
      macToClient: reader.nameList(),
      compressionToServer: reader.nameList(),
      compressionToClient: reader.nameList(),
      languageToServer: reader.nameList(),
      languageToClient: reader.nameList(),
    };
    const guessFollows = reader.boolean();
    reader.u32(); // reserved
    return { cookie, lists, guessFollows };
  });
}

export function encodeKexinit({ cookie, lists, guessFollows }: Kexinit): Buffer {
  const writer = new Writer().u8(msg.kexinit).raw(cookie);
  for (const slot of slots) writer.nameList(lists[slot]);
  writer.nameList(lists.languageToServer).nameList(lists.languageToClient);
  return writer.boolean(guessFollows).u32(0).bytes();
}

/** Names in the kex list that are signals, not methods. */
export const marker = {
  extInfoClient: 'ext-info-c', // RFC 8308 section 2.1
  extInfoServer: 'ext-info-s',
  strictClient: 'kex-strict-c-v00@openssh.com', // OpenSSH PROTOCOL 1.10, since 9.6
  strictServer: 'kex-strict-s-v00@openssh.com',
} as const;

const markers: ReadonlySet<string> = new Set(Object.values(marker));

export function isMarker(name: string): boolean {
  return markers.has(name);
}

/** Ciphers that carry their own MAC: the MAC lists do not count (RFC 5647 section 5.1, OpenSSH PROTOCOL 1.6). */
export function isAead(cipher: string): boolean {
  return /^(?:aes(?:128|256)-gcm@openssh\.com|AEAD_AES_(?:128|256)_GCM|chacha20-poly1305(?:@openssh\.com)?)$/.test(
    cipher,
  );
}

export interface Agreed {
  readonly kex: string;
  readonly hostKey: string;
  readonly cipherToServer: string;
  readonly cipherToClient: string;
  /** null: the cipher carries its own. */
  readonly macToServer: string | null;
  readonly macToClient: string | null;
  readonly compressionToServer: string;
  readonly compressionToClient: string;
}

export interface Mismatch {
  readonly slot: Slot;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

export type Negotiation =
  | {
      readonly kind: 'agreed';
      readonly agreed: Agreed;
      /** Both sides asked for strict key exchange. */
      readonly strict: boolean;
      /** Both first names of kex and host key are the same, so a guessed packet counts (RFC 4253 section 7). */
      readonly guessRight: boolean;
    }
  /** Every slot in which nothing is common, in the order of `slots`: OpenSSH names the first only. */
  | { readonly kind: 'mismatch'; readonly first: Mismatch; readonly all: readonly Mismatch[] };

/** RFC 4253 section 7.1, from the client's side: the first of the client's names that the server has too. */
export function negotiate(ours: KexLists, theirs: KexLists): Negotiation {
  const mismatches: Mismatch[] = [];
  const choose = (slot: Slot): string => {
    const mine = ours[slot].filter((name) => !isMarker(name));
    const others = theirs[slot].filter((name) => !isMarker(name));
    const chosen = mine.find((name) => others.includes(name));
    if (chosen === undefined) mismatches.push({ slot, ours: mine, theirs: others });
    return chosen ?? '';
  };
  const kex = choose('kex');
  const hostKey = choose('hostKey');
  const cipherToServer = choose('cipherToServer');
  const cipherToClient = choose('cipherToClient');
  const agreed: Agreed = {
    kex,
    hostKey,
    cipherToServer,
    cipherToClient,
    // Without a cipher it is open whether a MAC is needed: only the cipher is then reported.
    macToServer: isAead(cipherToServer) || cipherToServer === '' ? null : choose('macToServer'),
    macToClient: isAead(cipherToClient) || cipherToClient === '' ? null : choose('macToClient'),
    compressionToServer: choose('compressionToServer'),
    compressionToClient: choose('compressionToClient'),
  };
  const [first] = mismatches;
  if (first !== undefined) return { kind: 'mismatch', first, all: mismatches };
  return {
    kind: 'agreed',
    agreed,
    strict: ours.kex.includes(marker.strictClient) && theirs.kex.includes(marker.strictServer),
    guessRight: ours.kex[0] === theirs.kex[0] && ours.hostKey[0] === theirs.hostKey[0],
  };
}

/** What the user's own ssh offers, from `ssh -G` (or `ssh -Q` for a build's whole list). */
export interface OwnOffer {
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  readonly cipher: readonly string[];
  readonly mac: readonly string[];
  readonly compression: readonly string[];
}

/** The lists as OpenSSH's kex_assemble_names and kex_proposal_populate_entries make them, markers last. */
export function clientLists(own: OwnOffer, markers: { readonly strict: boolean; readonly extInfo: boolean }): KexLists {
  const extra = [
    ...(markers.extInfo ? [marker.extInfoClient] : []),
    ...(markers.strict ? [marker.strictClient] : []),
  ].filter((name) => !own.kex.includes(name));
  return {
    kex: [...own.kex, ...extra],
    hostKey: own.hostKey,
    cipherToServer: own.cipher,
    cipherToClient: own.cipher,
    macToServer: own.mac,
    macToClient: own.mac,
    compressionToServer: own.compression,
    compressionToClient: own.compression,
    languageToServer: [],
    languageToClient: [],
  };
}

/**
 * A KEXINIT for the contrast look: classic methods that every server of the last fifteen years has one of, so short
 * that the whole packet stays below 576 bytes, the datagram size every IPv4 path must carry (RFC 791), headers included.
 * `hostKey`: the algorithm agreed on before, so that the same key is seen.
 */
export function shortLists(hostKey?: string): KexLists {
  return clientLists(
    {
      kex: ['curve25519-sha256', 'ecdh-sha2-nistp256', 'diffie-hellman-group14-sha256', 'diffie-hellman-group14-sha1'],
      hostKey: hostKey === undefined ? ['ssh-ed25519', 'rsa-sha2-256', 'ecdsa-sha2-nistp256', 'ssh-rsa'] : [hostKey],
      cipher: ['aes128-ctr', 'aes256-gcm@openssh.com', 'aes128-cbc'],
      mac: ['hmac-sha2-256', 'hmac-sha1'],
      compression: ['none'],
    },
    { strict: true, extInfo: false },
  );
}
