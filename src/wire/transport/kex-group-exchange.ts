import { exchangeHash, type HashName, type Transcript } from './exchange-hash.ts';
import {
  type GroupSizes,
  type KexRun,
  type KexStep,
  type KexTools,
  malformed,
  readReply,
  unexpected,
} from './kex-run.ts';
import { type DhGroup, dhShare, isWithin, type KeyShare } from './kex-share.ts';
import type { RandomBytes } from './packet.ts';
import { bitLength, decode } from './reader.ts';
import { Writer } from './writer.ts';

const message = { group: 31, init: 32, reply: 33, request: 34 }; // RFC 4419 section 5

// OpenSSH asks for 2048 < 8192 < 8192 with its default ciphers (DH_GRP_MIN, DH_GRP_MAX, dh_estimate). 3072 bits match the
// 128 bits of security that are enough for a look, and cost a tenth of the time on both sides.
const defaultSizes: GroupSizes = { min: 2048, preferred: 3072, max: 8192 };

/** RFC 4419 section 3: the server chooses the group. */
export class GroupExchange implements KexRun {
  private readonly said: Transcript;
  private readonly hash: HashName;
  private readonly random: RandomBytes;
  private readonly sizes: GroupSizes;
  private chosen: { readonly group: DhGroup; readonly share: KeyShare } | undefined;

  constructor(said: Transcript, hash: HashName, { random, groupSizes }: KexTools) {
    this.said = said;
    this.hash = hash;
    this.random = random;
    this.sizes = groupSizes ?? defaultSizes;
  }

  get expecting(): string {
    return this.chosen === undefined ? 'SSH_MSG_KEX_DH_GEX_GROUP' : 'SSH_MSG_KEX_DH_GEX_REPLY';
  }

  start(): Buffer {
    const { min, preferred, max } = this.sizes;
    return new Writer().u8(message.request).u32(min).u32(preferred).u32(max).bytes();
  }

  receive(payload: Uint8Array): KexStep {
    return this.chosen === undefined
      ? this.receiveGroup(payload)
      : this.receiveReply(payload, this.chosen.group, this.chosen.share);
  }

  private receiveGroup(payload: Uint8Array): KexStep {
    if (payload[0] !== message.group) return unexpected(payload, this.expecting);
    const group = decode(payload, (reader) => {
      reader.u8();
      // Copied: the packet they stand in is not kept.
      return { p: Buffer.from(reader.mpint()), g: Buffer.from(reader.mpint()) };
    });
    if (!group.ok) return malformed(group);
    const { p, g } = group.value;
    const bits = bitLength(p);
    const badGroup: KexStep = { kind: 'failed', problem: { kind: 'bad-group', bits } };
    const isOdd = ((p.at(-1) ?? 0) & 1) === 1;
    if (bits < this.sizes.min || bits > this.sizes.max || !isOdd || !isWithin(g, p)) return badGroup;
    const share = dhShare(group.value, this.random);
    if (share === undefined) return badGroup;
    this.chosen = { group: group.value, share };
    return { kind: 'send', payload: new Writer().u8(message.init).mpint(share.ours).bytes() };
  }

  private receiveReply(payload: Uint8Array, { p, g }: DhGroup, share: KeyShare): KexStep {
    if (payload[0] !== message.reply) return unexpected(payload, this.expecting);
    const reply = readReply(payload, 'mpint');
    if (!reply.ok) return malformed(reply);
    const { hostKeyBlob, theirs, signature } = reply.value;
    const secret = share.agree(theirs);
    if (secret === undefined) return { kind: 'failed', problem: { kind: 'bad-public-value' } };
    const sharedSecret = new Writer().mpint(secret).bytes();
    const { min, preferred, max } = this.sizes;
    const values = new Writer().u32(min).u32(preferred).u32(max).mpint(p).mpint(g).mpint(share.ours).mpint(theirs);
    const hash = exchangeHash(this.hash, this.said, hostKeyBlob, values.bytes(), sharedSecret);
    return { kind: 'done', result: { hash: this.hash, sharedSecret, exchangeHash: hash, hostKeyBlob, signature } };
  }
}
