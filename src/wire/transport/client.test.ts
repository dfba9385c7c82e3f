import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TransportClient, type TransportOptions } from './client.ts';
import type { TransportEvent } from './events.ts';
import { clientLists, encodeKexinit, marker, type OwnOffer } from './kexinit.ts';
import { encodeDebug, encodeDisconnect, encodeIgnore } from './messages.ts';
import { PacketReader, PacketWriter } from './packet.ts';
import { TestServer } from './server-for-tests.ts';

const own: OwnOffer = {
  kex: ['curve25519-sha256', 'ecdh-sha2-nistp256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
};
const ourLists = clientLists(own, { strict: true, extInfo: true });
const makeClient = (options: Partial<TransportOptions> = {}) =>
  new TransportClient({ software: 'OpenSSH_9.2p1', lists: ourLists, random: randomBytes, ...options });

/** What a server says: its version, then packets. */
function serverSays(payloads: readonly Uint8Array[], version = 'SSH-2.0-test\r\n'): Buffer {
  const writer = new PacketWriter(randomBytes);
  return Buffer.concat([Buffer.from(version, 'latin1'), ...payloads.map((payload) => writer.write(payload))]);
}

function kexinit(kex: readonly string[], guessFollows = false): Buffer {
  const lists = clientLists({ ...own, kex }, { strict: false, extInfo: false });
  return encodeKexinit({ cookie: randomBytes(16), lists, guessFollows });
}

const strict = kexinit(['curve25519-sha256', marker.strictServer]);
const loose = kexinit(['curve25519-sha256']);
const kinds = (events: readonly TransportEvent[]) => events.map(({ kind }) => kind);

function hear(bytes: Uint8Array, options: Partial<TransportOptions> = {}): TransportEvent[] {
  const client = makeClient(options);
  return [...client.sendVersion(), ...client.receive(bytes)];
}

describe('the transport client', () => {
  test('says nothing by itself, and KEXINIT not before the version line', () => {
    const client = makeClient();
    expect(client.expecting).toBe('version');
    expect(kinds(client.receive(serverSays([loose])))).toEqual(['version', 'kexinit']);
    expect(client.output().length).toBe(0);
    const events = client.sendVersion();
    expect(kinds(events)).toEqual(['negotiated', 'kex-started']);
    expect(client.output().toString('latin1').startsWith('SSH-2.0-OpenSSH_9.2p1\r\n')).toBe(true);
    expect(client.expecting).toBe('SSH_MSG_KEX_ECDH_REPLY');
    expect(client.kexinitBytes).toBeGreaterThan(100);
  });

  test('a held KEXINIT waits for the word', () => {
    const client = makeClient({ holdKexinit: true });
    client.sendVersion();
    expect(kinds(client.receive(serverSays([loose])))).toEqual(['version', 'kexinit']);
    expect(client.output().toString()).toBe('SSH-2.0-OpenSSH_9.2p1\r\n');
    expect(kinds(client.sendKexinit())).toEqual(['negotiated', 'kex-started']);
    const reader = new PacketReader();
    reader.feed(client.output());
    expect([reader.next(), reader.next()].map((read) => read.kind === 'packet' && read.payload[0])).toEqual([20, 30]);
  });

  test('stops after the lists when that is all that is wanted', () => {
    const client = makeClient({ until: 'kexinit' });
    client.sendVersion();
    const events = client.receive(serverSays([loose, encodeDisconnect({ reason: 2, description: 'bye' })]));
    expect(kinds(events)).toEqual(['version', 'kexinit', 'negotiated', 'disconnect']);
    expect(client.expecting).toBeUndefined();
  });

  test('names what is missing while a server is silent', () => {
    const client = makeClient();
    client.sendVersion();
    client.receive(Buffer.from('SSH-2.0-test\r\n'));
    expect(client.expecting).toBe('SSH_MSG_KEXINIT');
  });

  test('hears out what comes before a version line, and why there is none', () => {
    expect(hear(Buffer.from('Exceeded MaxStartups\r\n'))).toEqual([{ kind: 'preamble', line: 'Exceeded MaxStartups' }]);
    expect(hear(Buffer.from('\x15\x03\x01\x00\x02\x02\x46', 'latin1'))).toMatchObject([
      { kind: 'no-version', read: { kind: 'not-ssh', problem: 'nul-byte' } },
    ]);
    expect(hear(Buffer.from('SSH-1.5-old\n'))).toMatchObject([
      { kind: 'protocol-too-old', version: { protocol: '1.5' } },
    ]);
  });

  test('text instead of packets is a bad length, with the text', () => {
    const events = hear(Buffer.from('SSH-2.0-test\r\nHTTP/1.1 400 Bad Request'));
    expect(events.at(-1)).toMatchObject({
      kind: 'bad-packet',
      encrypted: false,
      read: { kind: 'bad-packet-length', length: 0x48545450, bytes: Buffer.from('HTTP/1.1 400 Bad Request') },
    });
  });

  test('without strict exchange, messages in between are heard', () => {
    const debug = encodeDebug({ alwaysDisplay: true, text: 'hello' });
    const events = hear(serverSays([encodeIgnore(Buffer.of(1)), loose, debug]));
    expect(kinds(events)).toEqual(['version', 'ignored', 'kexinit', 'negotiated', 'kex-started', 'debug']);
  });

  test('with strict exchange they are a violation, before and after KEXINIT', () => {
    const ignore = encodeIgnore(Buffer.of(1));
    expect(hear(serverSays([ignore, strict])).at(-1)).toEqual({ kind: 'strict-violation', number: 20, sequence: 1 });
    expect(hear(serverSays([strict, ignore])).at(-1)).toEqual({ kind: 'strict-violation', number: 2, sequence: 1 });
  });

  test('a wrong guess of the server is passed over, a right one is not', () => {
    const reply = Buffer.of(31, 9, 9);
    const wrong = hear(serverSays([kexinit(['ecdh-sha2-nistp256', 'curve25519-sha256'], true), reply]));
    expect(kinds(wrong)).toEqual(['version', 'kexinit', 'negotiated', 'kex-started']);
    const right = hear(serverSays([kexinit(['curve25519-sha256'], true), reply]));
    expect(right.at(-1)).toMatchObject({ kind: 'kex-failed', problem: { kind: 'malformed' } });
  });

  test('a disconnect is read at any time, with its reason', () => {
    const bye = encodeDisconnect({ reason: 12, description: 'Too many connections' });
    expect(hear(serverSays([bye])).at(-1)).toEqual({
      kind: 'disconnect',
      reason: 12,
      reasonName: 'SSH_DISCONNECT_TOO_MANY_CONNECTIONS',
      text: 'Too many connections',
      encrypted: false,
    });
  });

  test('what is agreed on and not implemented is named', () => {
    const lists = clientLists({ ...own, kex: ['kex-of-nobody'] }, { strict: false, extInfo: false });
    const events = hear(serverSays([kexinit(['kex-of-nobody'])]), { lists });
    expect(events.at(-1)).toEqual({ kind: 'not-implemented-here', what: 'kex', name: 'kex-of-nobody' });
  });

  test('login before the keys is unexpected', () => {
    expect(hear(serverSays([Buffer.of(52)])).at(-1)).toEqual({
      kind: 'unexpected-message',
      number: 52,
      expecting: 'SSH_MSG_KEXINIT',
    });
  });

  test('a signature of another key ends the exchange before our SSH_MSG_NEWKEYS', () => {
    const method = 'diffie-hellman-group-exchange-sha256';
    const lists = clientLists({ ...own, kex: [method] }, { strict: false, extInfo: false });
    const server = new TestServer(method);
    const client = makeClient({ lists });
    const events = [...client.sendVersion(), ...client.receive(server.start())];
    for (let said = client.output(); said.length > 0; said = client.output()) {
      const answer = server.receive(said);
      const signature = answer.lastIndexOf('ssh-ed25519');
      if (signature !== -1) answer[signature + 20] = (answer[signature + 20] ?? 0) ^ 1;
      events.push(...client.receive(answer));
    }
    expect(events.at(-1)).toMatchObject({ kind: 'hostkey', verified: { kind: 'bad' } });
    expect(server.seen).not.toContain(21);
    expect(client.sessionId).toBeUndefined();
  });

  test('any conversation, in any pieces, gives the same events and no exception', () => {
    const part = fc.constantFrom(
      strict,
      loose,
      Buffer.of(21),
      Buffer.of(31, 0, 0, 0, 0),
      encodeIgnore(Buffer.of(1)),
      Buffer.of(1),
      Buffer.of(4, 0),
      Buffer.of(7, 255, 255, 255, 255),
      Buffer.of(200),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 5 }),
        fc.uint8Array({ maxLength: 12 }),
        fc.integer({ min: 1, max: 99 }),
        (payloads, tail, size) => {
          const wire = Buffer.concat([serverSays(payloads, 'hi\nSSH-2.0-test\r\n'), tail]);
          const whole = kinds(hear(wire));
          const client = makeClient();
          const pieces = client.sendVersion();
          for (let at = 0; at < wire.length; at += size) pieces.push(...client.receive(wire.subarray(at, at + size)));
          expect(kinds(pieces)).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });
});
