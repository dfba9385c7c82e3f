import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Offer } from '../../contract/facts/kex.ts';
import { nodePorts } from '../../ports/node/ports.ts';
import { newConnection } from './parts/connection.ts';
import { sshBanner } from './ssh-banner.ts';
import { type SshKexInput, sshKex } from './ssh-kex.ts';
import { sshKexShort } from './ssh-kex-short.ts';
import { tcpConnect } from './tcp-connect.ts';
import { ssh2Server } from './testing/ssh2-server.ts';
import { tinyServer } from './testing/tiny-server.ts';

const ports = nodePorts();
const address = '127.0.0.1';

/** As OpenSSH 9.2 offers. */
const ours: Offer = {
  kex: [
    'sntrup761x25519-sha512@openssh.com',
    'curve25519-sha256',
    'ecdh-sha2-nistp256',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group14-sha256',
  ],
  hostKey: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-512', 'rsa-sha2-256'],
  cipher: ['chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes128-gcm@openssh.com'],
  cipherBack: [],
  mac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-256'],
  macBack: [],
  compression: ['none', 'zlib@openssh.com'],
};

async function exchange(port: number, changes: Partial<SshKexInput> = {}) {
  const connection = newConnection();
  await tcpConnect.run({ address, port, connection }, ports);
  await sshBanner.run({ connection, waitMs: 1_000 }, ports);
  const [seen] = await sshKex.run({ connection, ours, waitMs: 500, ...changes }, ports);
  if (seen === undefined) throw new Error('nothing seen');
  return { facts: seen.facts, connection };
}

const version = 'SSH-2.0-OpenSSH_9.2\r\n';
/** Sends a version line, then these bytes once the client has spoken. */
const then =
  (bytes: Uint8Array | string, end: 'hold' | 'close' | 'reset' = 'hold') =>
  (socket: Socket): void => {
    socket.write(version);
    socket.once('data', () => {
      socket.write(bytes);
      if (end === 'close') socket.end();
      if (end === 'reset') setImmediate(() => socket.resetAndDestroy());
    });
  };

describe('the key exchange', () => {
  test.each(
    ours.kex.filter((name) => !name.includes('group-exchange')).map((name) => [name]),
  )('%s with another make of server, host key verified', async (method) => {
    await using server = await ssh2Server((context) => context.reject());
    // This server has no post-quantum methods.
    const supported = ['curve25519-sha256', 'ecdh-sha2-nistp256', 'diffie-hellman-group14-sha256'];
    const { facts, connection } = await exchange(server.port, {
      ours: { ...ours, kex: [method, 'curve25519-sha256'] },
    });
    const agreed = supported.includes(method) ? method : 'curve25519-sha256';
    expect(facts['kex.exchange']).toMatchObject({ known: true, value: { kind: 'done', method: agreed } });
    expect(facts['kex.match']).toMatchObject({
      value: { kind: 'agreed', kex: agreed, hostKey: 'ecdsa-sha2-nistp256' },
    });
    const fingerprint = `SHA256:${createHash('sha256').update(server.hostKeyBlob).digest('base64').replace(/=+$/, '')}`;
    expect(facts['hostkey.presented']).toMatchObject({
      value: { type: 'ecdsa-sha2-nistp256', bits: 256, verified: true, fingerprint, certificate: null },
    });
    expect(Buffer.from(connection.hostKeyBlob ?? []).equals(server.hostKeyBlob)).toBe(true);
    expect(connection.stream).toBeUndefined();
  });

  test('nothing in common: which list, and what this client could allow', async () => {
    await using server = await ssh2Server((context) => context.reject(), {
      algorithms: { kex: ['diffie-hellman-group14-sha1'] },
    });
    const known = { kex: ['diffie-hellman-group14-sha1', 'curve25519-sha256'], hostKey: [], cipher: [], mac: [] };
    const { facts } = await exchange(server.port, { known });
    expect(facts['kex.match']).toMatchObject({
      value: { kind: 'no-common', slot: 'kex', enable: ['diffie-hellman-group14-sha1'] },
    });
    expect(facts['kex.exchange']).toMatchObject({ known: false, gap: { kind: 'not-applicable' } });
    expect(facts['kex.theirs']).toMatchObject({ known: true });
  });

  test('a connection on which we had to speak first goes on as well', async () => {
    await using server = await ssh2Server((context) => context.reject());
    const connection = newConnection();
    await tcpConnect.run({ address, port: server.port, connection }, ports);
    await sshBanner.run({ connection, waitMs: 1_000 }, ports);
    const line = Buffer.from('SSH-2.0-whyssh_0.1');
    await connection.stream?.write(Buffer.concat([line, Buffer.from('\r\n')]));
    connection.ourLine = line;
    const [seen] = await sshKex.run({ connection, ours }, ports);
    expect(seen?.facts['kex.exchange']).toMatchObject({ value: { kind: 'done' } });
  });

  test.each<readonly [string, (socket: Socket) => void, object]>([
    ['silence', (socket) => void socket.write(version), { kind: 'silent', expecting: 'SSH_MSG_KEXINIT' }],
    ['closed', then('', 'close'), { kind: 'closed', expecting: 'SSH_MSG_KEXINIT' }],
    ['reset', then('', 'reset'), { kind: 'reset', expecting: 'SSH_MSG_KEXINIT' }],
    ['a packet of 4 GB', then(Buffer.from('ffffffff00000000', 'hex')), { kind: 'bad-packet' }],
    ['text instead of a packet', then('Connection refused by policy\r\n'), { kind: 'bad-packet' }],
    [
      'a KEXINIT of garbage',
      then(Buffer.concat([Buffer.from('0000001c0a14', 'hex'), Buffer.alloc(26, 0xff)])),
      { kind: 'bad-packet' },
    ],
    [
      'a goodbye with words',
      then(disconnectPacket(2, 'no\x1b[2Jthanks')),
      { kind: 'disconnect', reason: 2, text: { quoted: 'no\x1b[2Jthanks' } },
    ],
  ])('%s', async (_, behaviour, expected) => {
    await using server = await tinyServer(behaviour);
    const { facts } = await exchange(server.port);
    expect(facts['kex.exchange']).toMatchObject({ known: true, value: expected });
  });

  test('the short contrast look exchanges keys with one method and a message below 576 bytes', async () => {
    await using server = await ssh2Server((context) => context.reject());
    const first = await exchange(server.port);
    const theirs = first.facts['kex.theirs']?.known === true ? first.facts['kex.theirs'].value : undefined;
    const [seen] = await sshKexShort.run({ address, port: server.port, theirs }, ports);
    const value = seen?.facts['kex.short'];
    expect(value).toMatchObject({ known: true, value: { kind: 'done', method: 'curve25519-sha256' } });
    expect(value?.known === true && value.value.kind === 'done' && value.value.kexinitBytes < 400).toBe(true);
  });

  test('whatever bytes follow the version line, it ends in time with a value', { timeout: 30_000 }, async () => {
    const ending = fc.constantFrom('hold' as const, 'close' as const, 'reset' as const);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), ending, async (bytes, end) => {
        await using server = await tinyServer(then(bytes, end));
        const startMs = performance.now();
        const { facts, connection } = await exchange(server.port, { waitMs: 100 });
        expect(facts['kex.exchange']).toBeDefined();
        expect(connection.stream).toBeUndefined();
        expect(performance.now() - startMs).toBeLessThan(1_000);
      }),
      { numRuns: 30 },
    );
  });
});

function disconnectPacket(reason: number, text: string): Buffer {
  const payload = Buffer.concat([Buffer.of(1, 0, 0, 0, reason), lengthAnd(text), lengthAnd('')]);
  const padding = 4 + ((8 - ((5 + payload.length + 4) % 8)) % 8);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + padding);
  head[4] = padding;
  return Buffer.concat([head, payload, Buffer.alloc(padding)]);
}

function lengthAnd(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, Buffer.from(text)]);
}
