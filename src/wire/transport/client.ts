import { clientProtection, type Protection } from './ciphers.ts';
import type { TransportEvent } from './events.ts';
import type { KeySource } from './exchange-hash.ts';
import { parseHostKey, verifyHostKey } from './hostkey.ts';
import { beginKex } from './kex.ts';
import type { Kem } from './kex-hybrid.ts';
import type { GroupSizes, KexResult, KexRun } from './kex-run.ts';
import { type Agreed, decodeKexinit, encodeKexinit, type Kexinit, type KexLists, negotiate } from './kexinit.ts';
import {
  decodeDebug,
  decodeDisconnect,
  decodeExtInfo,
  decodeUnimplemented,
  disconnectReasonName,
  encodeDisconnect,
  encodeNewkeys,
  encodeUnimplemented,
  messageName,
  msg,
} from './messages.ts';
import { PacketReader, PacketWriter, type RandomBytes } from './packet.ts';
import type { Decoded } from './reader.ts';
import { VersionReader } from './version-line.ts';

export interface TransportOptions {
  /** What stands behind `SSH-2.0-` in our version line, such as `OpenSSH_9.2p1 Debian-2+deb12u3`. */
  readonly software: string;
  readonly lists: KexLists;
  readonly random: RandomBytes;
  /** `kexinit`: compare the lists and stop; `exchange` (when left out): go on to SSH_MSG_NEWKEYS. */
  readonly until?: 'kexinit' | 'exchange' | undefined;
  /** Our KEXINIT waits for `sendKexinit()`; otherwise it follows their version line, as with OpenSSH. */
  readonly holdKexinit?: boolean | undefined;
  /** See `nobleMlKem768`. */
  readonly mlKem768?: Kem | undefined;
  readonly groupSizes?: GroupSizes | undefined;
}

// Two packets of the largest size; only a server that floods us while our KEXINIT is held gets there, and loses the rest.
const waitingMaxBytes = 512 * 1024;

type Phase = 'version' | 'kexinit' | 'kex' | 'newkeys' | 'open' | 'stopped' | 'ended';

/**
 * The client's side of the transport layer (RFC 4253) without a socket: bytes in, events and bytes out. It says nothing
 * until `sendVersion`, so that a server can be heard first. After a mismatch or a failed exchange it goes on listening
 * for the server's parting words. One key exchange: a later one is reported as `unexpected-message`.
 */
export class TransportClient {
  private readonly options: TransportOptions;
  private readonly versionReader = new VersionReader();
  private readonly reader = new PacketReader();
  private readonly writer: PacketWriter;
  private readonly outgoing: Uint8Array[] = [];
  private phase: Phase = 'version';
  private events: TransportEvent[] = [];
  private ourVersion: string | undefined;
  private theirVersion: string | undefined;
  private ourKexinit: Buffer | undefined;
  private ourKexinitBytes = 0;
  private theirKexinit: { readonly payload: Buffer; readonly kexinit: Kexinit; readonly sequence: number } | undefined;
  private agreed: Agreed | undefined;
  private strict = false;
  private skipGuess = false;
  private kex: KexRun | undefined;
  private keys: KeySource | undefined;
  private protection: Protection | undefined;
  /** Their SSH_MSG_NEWKEYS is read. */
  private encrypted = false;

  constructor(options: TransportOptions) {
    this.options = options;
    this.writer = new PacketWriter(options.random);
  }

  /** H of the exchange, once the host key is verified: what userauth signs (RFC 4252 section 7). */
  get sessionId(): Uint8Array | undefined {
    return this.keys?.sessionId;
  }

  /** Bytes of our KEXINIT packet on the wire; 0 while it is not sent. */
  get kexinitBytes(): number {
    return this.ourKexinitBytes;
  }

  /** Everything before the version line, and the first bytes. */
  get greeting(): VersionReader {
    return this.versionReader;
  }

  /** What the server owes us, by its name in the RFCs; undefined: nothing, or all is over. */
  get expecting(): string | undefined {
    switch (this.phase) {
      case 'version':
        return 'version';
      case 'kexinit':
        return this.theirKexinit === undefined ? messageName(msg.kexinit) : undefined;
      case 'kex':
        return this.kex?.expecting;
      case 'newkeys':
        return messageName(msg.newkeys);
      case 'open':
      case 'stopped':
      case 'ended':
        return undefined;
      default:
        return this.phase satisfies never;
    }
  }

  /** Takes what is to be sent since the last call. */
  output(): Buffer {
    return Buffer.concat(this.outgoing.splice(0));
  }

  /** Puts our version line out; the KEXINIT follows as soon as theirs is there, unless it is held. */
  sendVersion(): TransportEvent[] {
    if (this.ourVersion !== undefined || this.phase === 'ended') return [];
    this.ourVersion = `SSH-2.0-${this.options.software}`;
    this.outgoing.push(Buffer.from(`${this.ourVersion}\r\n`, 'latin1'));
    if (this.theirVersion !== undefined && !this.options.holdKexinit) this.putKexinit();
    this.readPackets();
    return this.takeEvents();
  }

  /** Only with `holdKexinit`. Answers what comes of it: the server's own KEXINIT may have been here for long. */
  sendKexinit(): TransportEvent[] {
    if (this.phase === 'kexinit') this.putKexinit();
    this.readPackets();
    return this.takeEvents();
  }

  /** Sends a message of a later layer (or SSH_MSG_IGNORE). Answers its bytes on the wire. */
  send(payload: Uint8Array): number {
    // After our SSH_MSG_NEWKEYS nothing may go out in clear.
    if (this.phase === 'ended' || this.protection?.kind === 'missing') return 0;
    const bytes = this.writer.write(payload);
    this.outgoing.push(bytes);
    return bytes.length;
  }

  /** Says goodbye as OpenSSH's client does (reason 11, "disconnected by user"). */
  sendDisconnect(): void {
    if (this.ourKexinit !== undefined) this.send(encodeDisconnect({ reason: 11, description: 'disconnected by user' }));
  }

  receive(bytes: Uint8Array): TransportEvent[] {
    if (this.phase === 'version') this.readVersion(bytes);
    else if (this.phase !== 'ended' && this.reader.waiting < waitingMaxBytes) this.reader.feed(bytes);
    this.readPackets();
    return this.takeEvents();
  }

  private takeEvents(): TransportEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  private putKexinit(): void {
    if (this.ourKexinit !== undefined || this.ourVersion === undefined) return;
    const { lists, random } = this.options;
    this.ourKexinit = encodeKexinit({ cookie: random(16), lists, guessFollows: false });
    this.ourKexinitBytes = this.send(this.ourKexinit);
    this.negotiateWhenBothKnown();
  }

  private end(event: TransportEvent): void {
    this.events.push(event);
    this.phase = 'ended';
  }

  private stop(event: TransportEvent): void {
    this.events.push(event);
    this.phase = 'stopped';
  }

  private readVersion(bytes: Uint8Array): void {
    const { versionReader } = this;
    const linesBefore = versionReader.preamble.length;
    const read = versionReader.feed(bytes);
    for (const line of versionReader.preamble.slice(linesBefore)) this.events.push({ kind: 'preamble', line });
    if (read.kind === 'need-more') return;
    if (read.kind !== 'version') {
      this.end({ kind: 'no-version', read, head: versionReader.head });
      return;
    }
    const { version } = read;
    if (!version.compatible) {
      this.end({ kind: 'protocol-too-old', version });
      return;
    }
    this.events.push({ kind: 'version', version });
    this.theirVersion = version.line;
    this.phase = 'kexinit';
    this.reader.feed(read.rest);
    if (!this.options.holdKexinit) this.putKexinit();
  }

  private readPackets(): void {
    while (this.phase !== 'version' && this.phase !== 'ended' && !this.mustWaitForUs) {
      const read = this.reader.next();
      if (read.kind === 'need-more') return;
      if (read.kind === 'packet') this.take(read.payload, read.sequence);
      else this.end({ kind: 'bad-packet', read, encrypted: this.encrypted });
    }
  }

  /** Theirs is here and ours is held: what they send meanwhile stays unread. */
  private get mustWaitForUs(): boolean {
    return this.phase === 'kexinit' && this.theirKexinit !== undefined && this.ourKexinit === undefined;
  }

  private take(payload: Buffer, sequence: number): void {
    const number = payload[0] ?? 0;
    const isExchange = number === msg.kexinit || number === msg.newkeys || (number >= 30 && number <= 49);
    if (number === msg.disconnect) this.takeDisconnect(payload);
    else if (this.strict && this.keysPending && !isExchange) this.stop({ kind: 'strict-violation', number, sequence });
    else if (number === msg.ignore) this.events.push({ kind: 'ignored' });
    else if (number === msg.debug) {
      this.decoded(decodeDebug(payload), number, (debug) => this.events.push({ kind: 'debug', ...debug }));
    } else if (number === msg.unimplemented) {
      this.decoded(decodeUnimplemented(payload), number, (unknown) =>
        this.events.push({ kind: 'unimplemented', sequence: unknown }),
      );
    } else if (this.skipGuess) this.skipGuess = false;
    else this.takeInPhase(payload, number, sequence);
  }

  private get keysPending(): boolean {
    return this.phase === 'kexinit' || this.phase === 'kex' || this.phase === 'newkeys';
  }

  private takeInPhase(payload: Buffer, number: number, sequence: number): void {
    switch (this.phase) {
      case 'kexinit':
        if (number === msg.kexinit && this.theirKexinit === undefined) this.takeKexinit(payload, sequence);
        else this.unexpected(number);
        return;
      case 'kex':
        this.takeKexMessage(payload);
        return;
      case 'newkeys':
        if (number === msg.newkeys) this.openKeys();
        else this.unexpected(number);
        return;
      case 'open':
        this.takeLater(payload, number, sequence);
        return;
      case 'version':
      case 'stopped':
      case 'ended':
        return;
      default:
        this.phase satisfies never;
    }
  }

  private unexpected(number: number): void {
    this.stop({ kind: 'unexpected-message', number, expecting: this.expecting ?? 'nothing' });
  }

  private decoded<T>(result: Decoded<T>, number: number, then: (value: T) => void): void {
    if (result.ok) then(result.value);
    else this.events.push({ kind: 'malformed-message', number, problem: result.problem, at: result.at });
  }

  private takeDisconnect(payload: Buffer): void {
    const { encrypted } = this;
    this.decoded(decodeDisconnect(payload), msg.disconnect, ({ reason, description }) =>
      this.events.push({
        kind: 'disconnect',
        reason,
        reasonName: disconnectReasonName(reason) ?? null,
        text: description,
        encrypted,
      }),
    );
    this.phase = 'ended';
  }

  private takeKexinit(payload: Buffer, sequence: number): void {
    const decoded = decodeKexinit(payload);
    if (!decoded.ok) {
      this.stop({ kind: 'malformed-message', number: msg.kexinit, problem: decoded.problem, at: decoded.at });
      return;
    }
    this.theirKexinit = { payload, kexinit: decoded.value, sequence };
    this.events.push({ kind: 'kexinit', payload, kexinit: decoded.value });
    this.negotiateWhenBothKnown();
  }

  private negotiateWhenBothKnown(): void {
    const theirs = this.theirKexinit;
    if (this.phase !== 'kexinit' || theirs === undefined || this.ourKexinit === undefined) return;
    const result = negotiate(this.options.lists, theirs.kexinit.lists);
    if (result.kind === 'mismatch') {
      this.stop(result);
      return;
    }
    const { agreed, strict } = result;
    this.agreed = agreed;
    this.strict = strict;
    this.events.push({ kind: 'negotiated', agreed, strict });
    // Their KEXINIT must then have been the very first packet.
    if (strict && theirs.sequence !== 0) {
      this.stop({ kind: 'strict-violation', number: msg.kexinit, sequence: theirs.sequence });
      return;
    }
    if (this.options.until === 'kexinit') {
      this.phase = 'stopped';
      return;
    }
    this.skipGuess = theirs.kexinit.guessFollows && !result.guessRight;
    this.beginExchange(agreed.kex, this.ourKexinit, theirs.payload);
  }

  private beginExchange(method: string, clientKexinit: Buffer, serverKexinit: Buffer): void {
    const said = {
      clientVersion: this.ourVersion ?? '',
      serverVersion: this.theirVersion ?? '',
      clientKexinit,
      serverKexinit,
    };
    this.kex = beginKex(method, said, this.options);
    if (this.kex === undefined) {
      this.stop({ kind: 'not-implemented-here', what: 'kex', name: method });
      return;
    }
    this.phase = 'kex';
    this.send(this.kex.start());
    this.events.push({ kind: 'kex-started', method, expecting: this.kex.expecting });
  }

  private takeKexMessage(payload: Buffer): void {
    const step = this.kex?.receive(payload);
    if (step === undefined) return;
    if (step.kind === 'send') this.send(step.payload);
    else if (step.kind === 'failed') this.stop({ kind: 'kex-failed', problem: step.problem });
    else if (this.agreed !== undefined) this.takeHostKey(step.result, this.agreed);
  }

  private takeHostKey(result: KexResult, agreed: Agreed): void {
    const parsed = parseHostKey(result.hostKeyBlob);
    if (!parsed.ok) {
      this.stop({ kind: 'bad-hostkey', problem: parsed.problem, type: parsed.type });
      return;
    }
    const algorithm = agreed.hostKey;
    const verified = verifyHostKey(parsed.key, algorithm, result.signature, result.exchangeHash);
    this.events.push({ kind: 'hostkey', key: parsed.key, algorithm, verified });
    if (verified.kind !== 'good') {
      this.phase = 'stopped';
      return;
    }
    this.keys = { ...result, sessionId: result.exchangeHash };
    this.phase = 'newkeys';
    this.send(encodeNewkeys());
    this.protection = clientProtection(agreed, this.keys);
    if (this.protection.kind === 'ready') this.writer.useKeys(this.protection.sealer, this.strict);
  }

  private openKeys(): void {
    const { protection } = this;
    if (protection === undefined) return;
    this.events.push({ kind: 'newkeys' });
    if (protection.kind === 'missing') {
      this.end({ kind: 'not-implemented-here', what: protection.what, name: protection.name });
      return;
    }
    this.phase = 'open';
    this.encrypted = true;
    this.reader.useKeys(protection.opener, this.strict);
  }

  private takeLater(payload: Buffer, number: number, sequence: number): void {
    if (number === msg.extInfo) {
      this.decoded(decodeExtInfo(payload), number, (extensions) => this.events.push({ kind: 'ext-info', extensions }));
    } else if (number < 50 && number !== msg.serviceAccept) this.unexpected(number);
    else if (number >= 192) this.send(encodeUnimplemented(sequence));
    else this.events.push({ kind: 'message', number, payload });
  }
}
