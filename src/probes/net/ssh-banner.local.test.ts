import type { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Banner } from '../../contract/facts/banner.ts';
import { nodePorts } from '../../ports/node/ports.ts';
import { newConnection } from './parts/connection.ts';
import { sshBanner } from './ssh-banner.ts';
import { sshBannerAgain } from './ssh-banner-again.ts';
import { tcpConnect } from './tcp-connect.ts';
import { type TinyServer, tinyServer } from './testing/tiny-server.ts';

const ports = nodePorts();

async function readFrom(server: TinyServer, waitMs = 1_500) {
  const connection = newConnection();
  await tcpConnect.run({ address: '127.0.0.1', port: server.port, connection }, ports);
  const [seen] = await sshBanner.run({ connection, waitMs }, ports);
  const banner = seen?.facts['banner.read'];
  const preamble = seen?.facts['banner.preamble'];
  connection.stream?.abort();
  return {
    banner: banner?.known === true ? banner.value : undefined,
    preamble: preamble?.known === true ? preamble.value.text.quoted : undefined,
    connection,
  };
}

const says =
  (bytes: string | Uint8Array) =>
  (socket: Socket): void =>
    void socket.write(bytes);
const saysAndCloses =
  (bytes: string | Uint8Array) =>
  (socket: Socket): void =>
    void socket.end(bytes);
/** Answers as soon as the client has said something. */
const answers =
  (bytes: string | Uint8Array) =>
  (socket: Socket): void =>
    void socket.once('data', () => socket.end(bytes));

describe('what a port says first', () => {
  test.each<readonly [string, (socket: Socket) => void, Partial<Banner>]>([
    [
      'OpenSSH of Debian',
      says('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u6\r\n'),
      { kind: 'ssh', product: 'OpenSSH', major: 9, minor: 2, distribution: 'Debian-2+deb12u6', serverFirst: true },
    ],
    ['both protocols', says('SSH-1.99-Cisco-1.25\n'), { kind: 'ssh', protocol: '1.99', product: 'Cisco' }],
    ['SSH 1 only', says('SSH-1.5-1.2.27\n'), { kind: 'ssh1-only' }],
    ['a server that waits for us', answers('SSH-2.0-x\r\n'), { kind: 'ssh', serverFirst: false }],
    ['full', saysAndCloses('Exceeded MaxStartups\r\n'), { kind: 'limit-text', limit: 'maxstartups' }],
    ['not now', saysAndCloses('Not allowed at this time\r\n'), { kind: 'limit-text', limit: 'not-allowed' }],
    ['closed at once', (socket) => void socket.end(), { kind: 'closed', spoke: false, text: null }],
    ['reset at once', (socket) => void socket.resetAndDestroy(), { kind: 'reset', spoke: false }],
    ['closed after our line', answers(''), { kind: 'closed', spoke: true }],
    ['words, then closed', saysAndCloses('go away\r\n'), { kind: 'closed', text: { quoted: 'go away\r\n' } }],
    ['HTTP', answers('HTTP/1.1 400 Bad Request\r\n\r\n'), { kind: 'other-protocol', protocol: 'http' }],
    ['TLS', answers(Buffer.from('15030100020246', 'hex')), { kind: 'other-protocol', protocol: 'tls' }],
    ['SMTP', says('220 mail.example.org ESMTP Postfix\r\n'), { kind: 'other-protocol', protocol: 'smtp' }],
    ['VNC', says('RFB 003.008\n'), { kind: 'other-protocol', protocol: 'vnc' }],
    ['silence', () => undefined, { kind: 'silent' }],
    ['random bytes', saysAndCloses(Buffer.from('00010203fefdfc00ff', 'hex')), { kind: 'garbage' }],
  ])('%s', async (_, behaviour, expected) => {
    await using server = await tinyServer(behaviour);
    const { banner } = await readFrom(server);
    expect(banner).toMatchObject(expected);
  });

  test('ten megabytes before the version line are cut', async () => {
    await using server = await tinyServer((socket) => void socket.write(Buffer.alloc(10 * 1024 * 1024, 'x\n')));
    const { banner } = await readFrom(server);
    expect(banner?.kind).toBe('endless');
    expect(banner?.kind === 'endless' && banner.bytes < 256 * 1024).toBe(true);
  });

  test('text before the version line is kept as it is, escapes and all, and the rest goes to the next stage', async () => {
    await using server = await tinyServer(says('\x1b]0;pwned\x07 hello\r\n** notice **\r\nSSH-2.0-x\r\n\0\0\0\x0cabc'));
    const { banner, preamble, connection } = await readFrom(server);
    expect(banner).toMatchObject({ kind: 'ssh', preambleLines: 2 });
    expect(preamble).toBe('\x1b]0;pwned\x07 hello\r\n** notice **\r\n');
    expect(Buffer.from(connection.theirLine ?? []).toString()).toBe('SSH-2.0-x');
    expect(Buffer.from(connection.rest).toString('latin1')).toBe('\0\0\0\x0cabc');
  });

  test('nothing is sent while the server speaks first', async () => {
    await using server = await tinyServer(says('SSH-2.0-OpenSSH_9.2\r\n'));
    const { connection } = await readFrom(server);
    expect(connection.ourLine).toBeUndefined();
    expect(server.received()).toHaveLength(0);
  });

  test('a tarpit is told by lines that drip', { timeout: 10_000 }, async () => {
    await using server = await tinyServer((socket) => {
      const timer = setInterval(() => socket.write(`${Math.random().toString(36).slice(2)}\r\n`), 700);
      socket.on('close', () => clearInterval(timer));
    });
    const { banner } = await readFrom(server, 6_000);
    expect(banner?.kind).toBe('tarpit');
  });

  test('a second look later gives what it then says', async () => {
    let full = true;
    await using server = await tinyServer((socket) => {
      socket.end(full ? 'Exceeded MaxStartups\r\n' : 'SSH-2.0-OpenSSH_9.9\r\n');
      full = false;
    });
    expect((await readFrom(server)).banner?.kind).toBe('limit-text');
    const [again] = await sshBannerAgain.run({ address: '127.0.0.1', port: server.port, pauseMs: 20 }, ports);
    expect(again?.facts['banner.again']).toMatchObject({ known: true, value: { kind: 'ssh', major: 9 } });
    expect(again?.cost).toMatchObject({ connections: 1, authAttempts: 0 });
  });

  test('whatever bytes come, it ends in time with one value', { timeout: 30_000 }, async () => {
    const chunk = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .constantFrom('SSH-', 'SSH-2.0-', '\r\n', '\n', 'HTTP/1.1 200', 'Exceeded', '220 ', '\0')
        .map((text) => Buffer.from(text)),
    );
    const ending = fc.constantFrom('close', 'reset', 'hold');
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 6 }), ending, async (chunks, end) => {
        await using server = await tinyServer((socket) => {
          for (const bytes of chunks) socket.write(bytes);
          if (end === 'close') socket.end();
          if (end === 'reset') socket.resetAndDestroy();
        });
        const startMs = performance.now();
        const { banner } = await readFrom(server, 150);
        expect(banner).toBeDefined();
        expect(performance.now() - startMs).toBeLessThan(1_000);
      }),
      { numRuns: 30 },
    );
  });
});
