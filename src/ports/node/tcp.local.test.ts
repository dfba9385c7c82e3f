import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { streamBufferBytes } from '../stream.ts';
import type { TcpResult } from '../tcp.ts';
import { whoRefused } from '../trace/who.ts';
import { loadLibc } from './libc.ts';
import { nodePath } from './path.ts';
import { nodeTcp } from './tcp.ts';

const path = nodePath();
const tcp = nodeTcp(path);
const noPath = process.platform !== 'linux' || 'missing' in loadLibc();
let server: Server | undefined;

async function listen(onConnection: (socket: Socket) => void, host = '127.0.0.1'): Promise<number> {
  const made = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  }).listen(0, host);
  server = made;
  await once(made, 'listening');
  const address = made.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function closedPort(host = '127.0.0.1'): Promise<number> {
  const port = await listen(() => undefined, host);
  server?.close();
  return port;
}

function opened(result: TcpResult) {
  if (result.kind !== 'open') throw new Error(`not open but ${result.kind}`);
  return result.stream;
}

afterEach(() => {
  server?.close();
});

describe.each([
  ['by Node', false],
  ['by path sockets', true],
])('connecting %s', (_, wantIcmp) => {
  const open = (port: number, address = '127.0.0.1') => tcp.open({ address, port, timeoutMs: 2_000, wantIcmp });
  const skipped = wantIcmp && noPath;

  it.skipIf(skipped)('reads what the peer says, then its end', async () => {
    const port = await listen((socket) => socket.end('SSH-2.0-x\r\n'));
    const stream = opened(await open(port));
    const read = await stream.read(2_000);
    expect(read.kind === 'data' && Buffer.from(read.bytes).toString()).toBe('SSH-2.0-x\r\n');
    expect(await stream.read(2_000)).toEqual({ kind: 'end' });
    expect(await stream.read(2_000)).toEqual({ kind: 'end' });
    await stream.close();
  });

  it.skipIf(skipped)('tells a reset from an end', async () => {
    const port = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const stream = opened(await open(port));
    await stream.write(Uint8Array.of(1));
    expect(await stream.read(2_000)).toEqual({ kind: 'reset', code: 'ECONNRESET' });
    await stream.write(new Uint8Array(10));
    await stream.close();
  });

  it.skipIf(skipped)('waits no longer than asked, and hears what comes later', async () => {
    const port = await listen((socket) => socket.once('data', (bytes) => socket.write(bytes)));
    const stream = opened(await open(port));
    expect(await stream.read(20)).toEqual({ kind: 'timeout' });
    await stream.write(Uint8Array.of(1, 2, 3));
    const read = await stream.read(2_000);
    expect(read.kind === 'data' && [...read.bytes]).toEqual([1, 2, 3]);
    stream.abort();
  });

  it.skipIf(skipped)('makes a flood wait', async () => {
    let sent = 0;
    const port = await listen((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write(new Uint8Array(1 << 16))) sent += 1 << 16;
      };
      socket.on('drain', more);
      more();
    });
    const stream = opened(await open(port));
    let largest = 0;
    for (let reads = 0; reads < 50; reads++) {
      const read = await stream.read(2_000);
      if (read.kind === 'data') largest = Math.max(largest, read.bytes.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThanOrEqual(streamBufferBytes + 64 * 1024); // and one chunk of Node
    stream.abort();
    expect(sent).toBeLessThan(1 << 30);
  });

  it.skipIf(skipped)('says that a closed port refuses', async () => {
    const result = await open(await closedPort());
    expect(result).toMatchObject({ kind: 'refused', icmp: wantIcmp ? null : undefined });
  });

  it.skipIf(skipped)('takes no host names', async () => {
    expect(await open(22, 'localhost')).toEqual({ kind: 'failed', code: 'EINVAL' });
  });
});

describe('an attempt that nobody answers', () => {
  const unanswered = { address: '127.0.0.1', minTtl: 65 }; // our kernel drops the answer, which comes with 64

  it.skipIf(noPath)('is silent', async () => {
    const result = await tcp.open({ ...unanswered, port: await closedPort(), timeoutMs: 50 });
    expect(result.kind === 'silent' && result.waitedMs >= 50).toBe(true);
  });

  it.skipIf(noPath)('can be called off', async () => {
    const stop = new AbortController();
    const result = tcp.open({ ...unanswered, port: await closedPort(), timeoutMs: 60_000, signal: stop.signal });
    stop.abort();
    expect(await result).toEqual({ kind: 'failed', code: 'ABORTED' });
  });
});

describe.skipIf(noPath)('path sockets on loopback', () => {
  async function sockets() {
    const loaded = await path.load();
    if (loaded.kind === 'unavailable') throw new Error(loaded.why);
    return loaded.sockets;
  }

  it.each(['127.0.0.1', '::1'])('hear nothing with too large a smallest hop limit (%s)', async (address) => {
    const port = await closedPort(address);
    const { connectWith } = await sockets();
    const [heard, unheard] = await Promise.all(
      [64, 65].map((minTtl) => connectWith({ address, port, minTtl, waitMs: 100 })),
    );
    expect(heard?.result).toBe('refused');
    expect(unheard?.result).toBe('silent');
  });

  it('wait for many at once, and stop when told to', async () => {
    const port = await closedPort();
    const { connectWith } = await sockets();
    const stop = new AbortController();
    const startMs = performance.now();
    const all = Array.from({ length: 12 }, () =>
      connectWith({ address: '127.0.0.1', port, minTtl: 65, waitMs: 60_000, signal: stop.signal }),
    );
    expect((await connectWith({ address: '127.0.0.1', port, minTtl: 65, waitMs: 30 })).result).toBe('silent');
    stop.abort();
    expect((await Promise.all(all)).every((one) => one.errno === 'ABORTED')).toBe(true);
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });

  it('know that our own address refuses for itself, with one SYN', async () => {
    const ask = { address: '127.0.0.1', port: await closedPort(), timeoutMs: 500, ownAddresses: [], onLink: true };
    const found = await whoRefused(await sockets(), ask);
    expect(found.by).toEqual({ kind: 'this-machine', how: 'own-address' });
    expect(found.cost.syns).toBe(1);
  });
});
