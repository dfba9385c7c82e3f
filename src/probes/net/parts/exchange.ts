import { absent, type Fact, known } from '../../../contract/fact.ts';
import type { AlgorithmMatch, AlgorithmSlot, Exchange, Offer } from '../../../contract/facts/kex.ts';
import { quote } from '../../../contract/quoted.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Random } from '../../../ports/random.ts';
import type { StreamRead } from '../../../ports/stream.ts';
import { TransportClient } from '../../../wire/transport/client.ts';
import type { TransportEvent } from '../../../wire/transport/events.ts';
import type { HostKeyInfo } from '../../../wire/transport/hostkey.ts';
import type { KexProblem } from '../../../wire/transport/kex-run.ts';
import type { KexLists, Mismatch, Slot } from '../../../wire/transport/kexinit.ts';
import { nativeMlKem768, nobleMlKem768 } from '../../../wire/transport/mlkem.ts';
import type { Connection } from './connection.ts';
import { offerOf } from './offers.ts';
import { ourSoftware } from './read-banner.ts';

export interface ExchangeAsk {
  readonly lists: KexLists;
  /** How long the server may be silent. */
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What a key exchange came to. */
export interface ExchangeSeen {
  readonly theirs: Offer | undefined;
  readonly match: AlgorithmMatch | undefined;
  readonly exchange: Fact<Exchange>;
  readonly hostKey: { readonly key: HostKeyInfo; readonly verified: boolean } | undefined;
  /** What happened, one word an event, for the evidence. */
  readonly log: readonly string[];
}

/** Runs one key exchange over a connection whose banner was read, says goodbye and closes it. */
export async function exchangeKeys(
  connection: Connection,
  ports: { readonly clock: Clock; readonly random: Random },
  ask: ExchangeAsk,
): Promise<ExchangeSeen> {
  const needsKem = ask.lists.kex.includes('mlkem768x25519-sha256') && nativeMlKem768() === undefined;
  const client = new TransportClient({
    software: ourSoftware,
    lists: ask.lists,
    random: (count) => ports.random.bytes(count),
    mlKem768: needsKem ? await nobleMlKem768() : undefined,
  });
  const run = new Run(client, ports.clock.nowMs());
  const { stream } = connection;
  if (stream === undefined || connection.theirLine === undefined)
    return run.seen(absent({ kind: 'not-applicable', why: 'there is no SSH connection' }));
  run.take(client.sendVersion());
  if (connection.ourLine === undefined) connection.ourLine = Buffer.from(`SSH-2.0-${ourSoftware}`);
  else client.output(); // it was sent while the banner was waited for
  run.take(client.receive(Buffer.concat([connection.theirLine, lineEnd, connection.rest])));
  let lastMs = ports.clock.nowMs();
  while (run.result === undefined) {
    const bytes = client.output();
    if (bytes.length > 0) await stream.write(bytes);
    const silentMs = ports.clock.nowMs() - lastMs;
    if (silentMs >= ask.waitMs || ask.signal?.aborted === true) {
      run.silent(silentMs, await stream.acknowledged?.());
      break;
    }
    const read = await stream.read(Math.max(1, Math.min(sliceMs, ask.waitMs - silentMs)));
    if (read.kind === 'data') {
      lastMs = ports.clock.nowMs();
      run.take(client.receive(read.bytes), lastMs);
    } else if (read.kind !== 'timeout') run.over(read, ports.clock.nowMs() - lastMs);
  }
  client.sendDisconnect();
  const goodbye = client.output();
  if (goodbye.length > 0) await stream.write(goodbye);
  connection.stream = undefined;
  await stream.close();
  return run.seen(run.result ?? absent({ kind: 'crashed', why: 'the exchange ended without a result' }));
}

const lineEnd = Buffer.from('\r\n');
/** How soon an abort from outside is noticed. */
const sliceMs = 250;

/** Collects the events of one exchange; `result` is set as soon as it is decided. */
class Run {
  result: Fact<Exchange> | undefined;
  private theirs: Offer | undefined;
  private match: AlgorithmMatch | undefined;
  private hostKey: ExchangeSeen['hostKey'];
  private method = 'unknown';
  private readonly log: string[] = [];
  private readonly client: TransportClient;
  private readonly startMs: number;

  constructor(client: TransportClient, startMs: number) {
    this.client = client;
    this.startMs = startMs;
  }

  take(events: readonly TransportEvent[], atMs = this.startMs): void {
    for (const event of events) {
      if (this.log.length < logMaxEntries) this.log.push(event.kind);
      this.result ??= this.event(event, atMs);
    }
  }

  silent(waitedMs: number, arrived: boolean | undefined): void {
    this.result ??= known({
      kind: 'silent',
      expecting: this.expecting,
      waitedMs,
      ...this.size,
      arrived: arrived ?? null,
    });
  }

  over(read: Extract<StreamRead, { kind: 'end' | 'reset' }>, waitedMs: number): void {
    if (read.kind === 'reset' && read.code === 'ETIMEDOUT') return this.silent(waitedMs, false);
    this.result ??= known({ kind: read.kind === 'end' ? 'closed' : 'reset', expecting: this.expecting, ...this.size });
  }

  seen(exchange: Fact<Exchange>): ExchangeSeen {
    return { theirs: this.theirs, match: this.match, exchange, hostKey: this.hostKey, log: this.log };
  }

  private get expecting(): string {
    return this.client.expecting ?? 'nothing';
  }

  private get size(): { readonly kexinitBytes: number } {
    return { kexinitBytes: this.client.kexinitBytes };
  }

  private event(event: TransportEvent, atMs: number): Fact<Exchange> | undefined {
    switch (event.kind) {
      case 'kexinit':
        this.theirs = offerOf(event.kexinit.lists);
        return undefined;
      case 'negotiated': {
        const { kex, hostKey, cipherToServer, macToServer } = event.agreed;
        this.match = { kind: 'agreed', kex, hostKey, cipher: cipherToServer, mac: macToServer };
        this.method = kex;
        return undefined;
      }
      case 'mismatch':
        this.match = noCommon(event.first);
        return absent({ kind: 'not-applicable', why: 'nothing in common to exchange keys with' });
      case 'hostkey': {
        const { verified } = event;
        this.hostKey = { key: event.key, verified: verified.kind === 'good' };
        if (verified.kind === 'good') return undefined;
        if (verified.kind === 'cannot-tell') return known({ kind: 'not-spoken-here', method: event.algorithm });
        return known({ kind: 'bad-signature', algorithm: event.algorithm });
      }
      case 'newkeys':
        return known({ kind: 'done', method: this.method, tookMs: atMs - this.startMs, ...this.size });
      case 'not-implemented-here':
        return known({ kind: 'not-spoken-here', method: event.name });
      case 'bad-hostkey':
        if (event.problem === 'unknown-type')
          return known({ kind: 'not-spoken-here', method: event.type ?? 'unknown' });
        return known({ kind: 'failed', problem: `host key: ${event.problem}` });
      case 'kex-failed':
        return known({ kind: 'failed', problem: tooSmall(event.problem) ? 'group-too-small' : event.problem.kind });
      case 'disconnect':
        return known({ kind: 'disconnect', reason: event.reason, text: quote(event.text) });
      case 'bad-packet':
        return known({ kind: 'bad-packet', problem: event.read.kind });
      case 'malformed-message':
        return known({ kind: 'bad-packet', problem: `${event.problem} in message ${event.number}` });
      case 'unexpected-message':
        return known({ kind: 'failed', problem: `message ${event.number} came instead of ${event.expecting}` });
      case 'strict-violation':
        return known({ kind: 'failed', problem: `message ${event.number} must not come in a strict key exchange` });
      case 'no-version':
      case 'protocol-too-old':
        return known({ kind: 'failed', problem: 'the version line does not hold' });
      case 'preamble':
      case 'version':
      case 'kex-started':
      case 'ext-info':
      case 'message':
      case 'debug':
      case 'ignored':
      case 'unimplemented':
        return undefined;
      default:
        return event satisfies never;
    }
  }
}

/** ssh takes no group below this (DH_GRP_MIN, dh.h). */
const groupLeastBits = 2048;

function tooSmall(problem: KexProblem): boolean {
  return problem.kind === 'bad-group' && problem.bits < groupLeastBits;
}

const logMaxEntries = 64;

const slots: { readonly [S in Slot]: AlgorithmSlot } = {
  kex: 'kex',
  hostKey: 'hostKey',
  cipherToServer: 'cipher',
  cipherToClient: 'cipher',
  macToServer: 'mac',
  macToClient: 'mac',
  compressionToServer: 'compression',
  compressionToClient: 'compression',
};

function noCommon({ slot, ours, theirs }: Mismatch): AlgorithmMatch {
  return { kind: 'no-common', slot: slots[slot], ours, theirs, enable: [] };
}
