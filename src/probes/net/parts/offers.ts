import type { AlgorithmMatch, Offer } from '../../../contract/facts/kex.ts';
import { kexMethodNames } from '../../../wire/transport/kex.ts';
import { clientLists, isMarker, type KexLists, shortLists } from '../../../wire/transport/kexinit.ts';
import { type KnownTypes, orderHostKeyAlgorithms } from './host-key-order.ts';

/** Names of algorithms the user's client knows (`ssh -Q`), by kind. */
export interface KnownAlgorithms {
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  readonly cipher: readonly string[];
  readonly mac: readonly string[];
}

export function offerOf(lists: KexLists): Offer {
  return {
    kex: lists.kex,
    hostKey: lists.hostKey,
    cipher: lists.cipherToServer,
    cipherBack: lists.cipherToClient,
    mac: lists.macToServer,
    macBack: lists.macToClient,
    compression: lists.compressionToServer,
  };
}

/** The user's own lists, host keys in the order that ssh would use. Methods we do not speak go to the end: the size stays. */
export function ownLists(
  ours: Offer,
  known: KnownTypes,
): { readonly lists: KexLists; readonly moved: readonly string[] } {
  const moved = ours.kex.filter((name) => !isMarker(name) && !kexMethodNames.includes(name));
  const own = {
    kex: [...ours.kex.filter((name) => !moved.includes(name)), ...moved],
    hostKey: orderHostKeyAlgorithms(ours.hostKey, known),
    cipher: ours.cipher,
    mac: ours.mac,
    compression: ours.compression,
  };
  return { lists: clientLists(own, { strict: true, extInfo: true }), moved };
}

/** The same lists in the same length, with the methods behind that have a post-quantum part. */
export function classicFirst(ours: Offer): Offer {
  const isNew = (name: string) => /^(?:sntrup|mlkem)/.test(name);
  return { ...ours, kex: [...ours.kex.filter((name) => !isNew(name)), ...ours.kex.filter(isNew)] };
}

/** The short KEXINIT of the contrast look, with names that the server is known to have. */
export function shortListsFor(theirs: Offer | undefined): KexLists {
  const usual = shortLists();
  if (theirs === undefined) return usual;
  const common = (ours: readonly string[], others: readonly string[], spoken = others) => {
    const both = ours.filter((name) => others.includes(name));
    return both.length > 0 ? both.slice(0, 1) : spoken.filter((name) => !isMarker(name)).slice(0, 1);
  };
  const own = {
    kex: common(
      usual.kex,
      theirs.kex,
      theirs.kex.filter((name) => kexMethodNames.includes(name)),
    ),
    hostKey: common(usual.hostKey, theirs.hostKey),
    cipher: common(usual.cipherToServer, theirs.cipher),
    mac: common(usual.macToServer, theirs.mac),
    compression: ['none'],
  };
  return clientLists(own, { strict: true, extInfo: false });
}

/** Their names in the list without a match that this client knows and does not offer: the smallest override. */
export function withEnable(match: AlgorithmMatch, known: KnownAlgorithms | undefined): AlgorithmMatch {
  if (match.kind !== 'no-common' || match.slot === 'compression' || known === undefined) return match;
  const names = known[match.slot];
  const enable = match.theirs.filter((name) => names.includes(name) && !match.ours.includes(name));
  return { ...match, enable };
}
