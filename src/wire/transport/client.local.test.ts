import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TransportClient } from './client.ts';
import type { TransportEvent } from './events.ts';
import { clientLists, type OwnOffer } from './kexinit.ts';
import { encodeServiceRequest, serverSignatureAlgorithms } from './messages.ts';

// A server of another make (ssh2 for Node.js) over real sockets on loopback.
const limitMs = 5_000;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs1' });
const ecdsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'sec1' });
const hostKeys = [ssh2.utils.generateKeyPairSync('ed25519').private, rsa.toString(), ecdsa.toString()];

const every: OwnOffer = {
  kex: ['curve25519-sha256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
};

let server: ssh2.Server;
let port = 0;

beforeAll(async () => {
  const algorithms = {
    kex: [
      'curve25519-sha256',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group1-sha1',
    ],
    serverHostKey: ['ssh-ed25519', 'rsa-sha2-256', 'rsa-sha2-512', 'ssh-rsa', 'ecdsa-sha2-nistp256'],
    cipher: [
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'chacha20-poly1305@openssh.com',
      'aes128-cbc',
      '3des-cbc',
    ],
    hmac: [
      'hmac-sha2-256',
      'hmac-sha2-512',
      'hmac-sha1',
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha1-etm@openssh.com',
      'hmac-md5',
    ],
  } as unknown as NonNullable<ssh2.ServerConfig['algorithms']>;
  server = new ssh2.Server({ hostKeys, algorithms, greeting: 'hello\r\nthere' }, (client) => {
    client.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** Talks until `enough` events are there or the server ends; a hang fails. */
async function talk(offer: Partial<OwnOffer>, strict: boolean, sendAtKeys?: Buffer): Promise<TransportEvent[]> {
  const lists = clientLists({ ...every, ...offer }, { strict, extInfo: true });
  const client = new TransportClient({ software: 'test_1.0 with a comment', lists, random: randomBytes });
  const socket = connect(port, '127.0.0.1');
  const seen: TransportEvent[] = [];
  const take = (events: TransportEvent[]) => {
    for (const event of events) {
      seen.push(event);
      if (event.kind === 'newkeys' && sendAtKeys !== undefined) client.send(sendAtKeys);
      if (event.kind === 'message' || event.kind === 'not-implemented-here') socket.end();
    }
    const bytes = client.output();
    if (bytes.length > 0) socket.write(bytes);
  };
  take(client.sendVersion());
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`hangs after ${seen.at(-1)?.kind}`)), limitMs);
    socket.on('data', (bytes: Buffer) => take(client.receive(bytes)));
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return seen;
}

const kinds = (events: readonly TransportEvent[]) => events.map(({ kind }) => kind);
const userauth = encodeServiceRequest('ssh-userauth');

async function expectExchange(offer: Partial<OwnOffer>, strict = true): Promise<TransportEvent[]> {
  const events = await talk(offer, strict, userauth);
  expect(kinds(events)).toEqual([
    'preamble',
    'preamble',
    'version',
    'kexinit',
    'negotiated',
    'kex-started',
    'hostkey',
    'newkeys',
    'ext-info',
    'message',
  ]);
  expect(events.find(({ kind }) => kind === 'hostkey')).toMatchObject({ verified: { kind: 'good' } });
  expect(events.at(-1)).toMatchObject({ number: 6 });
  return events;
}

describe('against ssh2 on loopback', () => {
  test.each([
    'curve25519-sha256',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group1-sha1',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
  ])('exchanges keys by %s', async (kex) => {
    await expectExchange({ kex: [kex] });
  });

  test.each([
    ['ssh-ed25519', 'ssh-ed25519', 256],
    ['rsa-sha2-256', 'ssh-rsa', 2048],
    ['rsa-sha2-512', 'ssh-rsa', 2048],
    ['ssh-rsa', 'ssh-rsa', 2048],
    ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256', 256],
  ])('verifies a host key by %s', async (algorithm, type, bits) => {
    const events = await expectExchange({ hostKey: [algorithm] });
    const found = events.find((event) => event.kind === 'hostkey');
    expect(found).toMatchObject({ algorithm, key: { type, bits, certificate: null } });
  });

  const ciphers = [
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'chacha20-poly1305@openssh.com',
    'aes192-ctr',
    'aes256-ctr',
    'aes128-cbc',
    '3des-cbc',
  ];
  const macs = [
    'hmac-sha1',
    'hmac-sha2-512',
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-sha1-etm@openssh.com',
  ];
  test.each([
    ...ciphers.map((name) => [name, 'hmac-sha2-256'] as const),
    ...macs.map((name) => ['aes128-ctr', name] as const),
  ])('speaks %s with %s, counting from 0 or on', async (cipher, mac) => {
    await expectExchange({ cipher: [cipher], mac: [mac] }, true);
    await expectExchange({ cipher: [cipher], mac: [mac] }, false);
  });

  test('reads the signature algorithms that the server takes', async () => {
    const events = await expectExchange({});
    const found = events.find((event) => event.kind === 'ext-info');
    expect(found?.kind === 'ext-info' && serverSignatureAlgorithms(found.extensions)).toContain('rsa-sha2-256');
  });

  test('names the list in which nothing is common, with both sides', async () => {
    const events = await talk({ cipher: ['cipher-of-nobody'] }, true);
    expect(events.at(-2)).toMatchObject({
      kind: 'mismatch',
      first: { slot: 'cipherToServer', ours: ['cipher-of-nobody'], theirs: expect.arrayContaining(['aes128-ctr']) },
    });
    // Its parting words are heard too.
    expect(events.at(-1)).toMatchObject({ kind: 'disconnect', reasonName: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED' });
  });

  test('a MAC that is not implemented here leaves the host key, and nothing goes out in clear afterwards', async () => {
    const events = await talk({ mac: ['hmac-md5'] }, true, userauth);
    expect(kinds(events).slice(-3)).toEqual(['hostkey', 'newkeys', 'not-implemented-here']);
    expect(events.at(-1)).toMatchObject({ what: 'cipher', name: 'aes128-ctr with hmac-md5' });
  });
});
