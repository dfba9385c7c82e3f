import { absent, known } from '../../contract/fact.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { isTlsRecord, tlsClientHello } from '../../wire/transport/tls-hello.ts';
import { startDeadline } from './parts/deadline.ts';
import { afterHandshake } from './parts/tcp-result.ts';

export interface TlsHelloInput {
  readonly address: string;
  readonly port: number;
  readonly bindAddress?: string | undefined;
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Says hello in TLS: many such servers end a connection that begins with anything else without a word. */
export const tlsHello = defineProbe({
  id: 'tls-hello',
  stage: 'banner',
  gives: ['banner.tls'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 3_000,
  async run(input: TlsHelloInput, ports: Pick<Ports, 'tcp' | 'clock' | 'random'>): Promise<readonly Seen[]> {
    const { address, port, bindAddress } = input;
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    try {
      const opened = afterHandshake(
        await ports.tcp.open({ address, port, bindAddress, timeoutMs: 1_500, signal: deadline.signal }),
      );
      if (opened.kind !== 'open') {
        const cost = { connections: 0, closedPorts: 1, authAttempts: 0 };
        return [{ facts: { 'banner.tls': absent({ kind: 'not-applicable', why: `connect: ${opened.kind}` }) }, cost }];
      }
      const { stream } = opened;
      await stream.write(tlsClientHello((count) => ports.random.bytes(count)));
      const read = await stream.read(Math.min(input.waitMs ?? 1_500, deadline.leftMs()));
      stream.abort();
      const answers = read.kind === 'data' && isTlsRecord(read.bytes) !== false;
      const text = read.kind === 'data' ? Buffer.from(read.bytes.subarray(0, 16)).toString('hex') : read.kind;
      const evidence = [{ what: 'answer to the first message of TLS', text: quote(text) }];
      return [{ facts: { 'banner.tls': known({ answers }) }, evidence, cost: { connections: 1, authAttempts: 0 } }];
    } finally {
      deadline.done();
    }
  },
});
