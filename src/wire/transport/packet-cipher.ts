/** Turns packets of one direction back into plain ones. Stateful: each packet must pass through exactly once, in order. */
export interface Opener {
  readonly blockBytes: number;
  /** Bytes that must be there before `readLength`, which is called once a packet. */
  readonly headBytes: number;
  readonly tagBytes: number;
  /** The length field stands outside the encryption (AEAD, encrypt-then-MAC) and does not count into the block size. */
  readonly lengthIsClear: boolean;
  readLength(sequence: number, head: Uint8Array): number;
  /** Takes length, body and tag; answers padding_length, payload and padding. undefined: the tag is wrong. */
  open(sequence: number, packet: Uint8Array): Buffer | undefined;
}

export interface Sealer {
  readonly blockBytes: number;
  readonly lengthIsClear: boolean;
  /** Takes the whole plain packet with its length; answers what goes over the wire. */
  seal(sequence: number, packet: Uint8Array): Buffer;
}

/** One direction. Each call of either method begins with the first packet. */
export interface PacketCipher {
  opener(): Opener;
  sealer(): Sealer;
}
