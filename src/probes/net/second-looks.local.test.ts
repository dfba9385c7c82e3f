import { createServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import type { Offer } from '../../contract/facts/kex.ts';
import { nodePorts } from '../../ports/node/ports.ts';
import { sshHostKeyAgain } from './ssh-hostkey-again.ts';
import { sshKexClassic } from './ssh-kex-classic.ts';
import { ssh2Server } from './testing/ssh2-server.ts';
import { closedPort, tinyServer } from './testing/tiny-server.ts';
import { tlsHello } from './tls-hello.ts';

const ports = nodePorts();
const address = '127.0.0.1';
const ours: Offer = {
  kex: ['mlkem768x25519-sha256', 'sntrup761x25519-sha512@openssh.com', 'curve25519-sha256'],
  hostKey: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-512'],
  cipher: ['aes128-ctr'],
  cipherBack: [],
  mac: ['hmac-sha2-256'],
  macBack: [],
  compression: ['none'],
};

describe('looks over a connection of their own', () => {
  test('a classic method in front of the full lists', async () => {
    await using server = await ssh2Server((context) => context.reject());
    const [seen] = await sshKexClassic.run({ address, port: server.port, ours }, ports);
    expect(seen?.facts['kex.classic']).toMatchObject({ value: { kind: 'done', method: 'curve25519-sha256' } });
    expect(seen?.cost).toEqual({ connections: 1, authAttempts: 0 });
  });

  test('the host key once more: the same, or another one', async () => {
    await using server = await ssh2Server((context) => context.reject());
    const first = { type: 'ecdsa-sha2-nistp256', fingerprint: 'SHA256:other', bits: 256, verified: true } as const;
    const ask = { address, port: server.port, ours };
    const [other] = await sshHostKeyAgain.run({ ...ask, first: { ...first, certificate: null } }, ports);
    const seen = other?.facts['hostkey.seen'];
    const fingerprints = seen?.known === true ? seen.value : [];
    expect(fingerprints).toHaveLength(2);
    const again = { ...first, fingerprint: fingerprints[1] ?? '', certificate: null };
    const [same] = await sshHostKeyAgain.run({ ...ask, first: again }, ports);
    expect(same?.facts['hostkey.seen']).toEqual({ known: true, value: [fingerprints[1]] });
  });

  test('nobody listens any more: a gap, and the closed port is counted', async () => {
    const [seen] = await sshKexClassic.run({ address, port: await closedPort(), ours }, ports);
    expect(seen?.facts['kex.classic']).toMatchObject({ known: false });
    expect(seen?.cost).toEqual({ connections: 0, closedPorts: 1, authAttempts: 0 });
  });
});

describe('a hello in TLS', () => {
  test('a TLS server answers, whatever its lowest version', async () => {
    // Without a certificate it can only answer with an alert, which is an answer.
    for (const minVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const server = createServer({ minVersion });
      server.on('tlsClientError', () => undefined);
      await new Promise<void>((resolve) => server.listen(0, address, resolve));
      const at = server.address();
      const port = typeof at === 'object' && at !== null ? at.port : 0;
      const [seen] = await tlsHello.run({ address, port }, ports);
      await new Promise((resolve) => server.close(resolve));
      expect(seen?.facts['banner.tls'], minVersion).toEqual({ known: true, value: { answers: true } });
    }
  });

  test.each([
    ['another protocol', (text: string) => text],
    ['silence', () => ''],
  ])('%s is no TLS', async (_, words) => {
    await using server = await tinyServer(
      (socket) => void socket.once('data', () => socket.write(words('220 hello\r\n'))),
    );
    const [seen] = await tlsHello.run({ address, port: server.port, waitMs: 100 }, ports);
    expect(seen?.facts['banner.tls']).toEqual({ known: true, value: { answers: false } });
  });
});
