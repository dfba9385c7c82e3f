import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket, connect as tcpConnect } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { textOf6 } from '../../ports/address.ts';
import { clientOf } from './client.ts';
import type { InsideAsk } from './collector.ts';
import { readSaid } from './said.ts';
import { insideScript } from './script.ts';
import { snippets } from './snippets.generated.ts';

const opened: { destroy: () => void }[] = [];
const server = createServer((socket) => opened.push(socket));
afterAll(() => {
  for (const one of opened) one.destroy();
  server.close();
});

async function connected(host: string, port: number): Promise<Socket> {
  const socket = tcpConnect({ host, port });
  opened.push(socket);
  await once(socket, 'connect');
  return socket;
}

function look(held: InsideAsk['held'], shell = 'sh') {
  const ask: InsideAsk = { via: null, user: null, from: null, port: null, outside: true, held, withinMs: 1_000 };
  const ran = spawnSync(shell, ['-s'], {
    input: insideScript([], ask, 'mark'),
    encoding: 'utf8',
    env: { ...process.env, SSH_CONNECTION: '' },
  });
  const said = readSaid(ran.stdout, 'mark');
  const own = said.get('client');
  if (own === undefined) throw new Error(ran.stdout);
  return clientOf(own, said.get('after'), ask);
}

it.each([
  '127.0.0.1',
  '::1',
])('finds the held connection from %s: as itself, behind a translation, and beside others', async (host) => {
  if (!server.listening) {
    server.listen(0, '::');
    await once(server, 'listening');
  }
  const { port } = server.address() as AddressInfo;
  for (const one of opened.splice(0)) one.destroy();
  const before = look({ port, ourAddress: null, ourPort: null });
  expect(before).toMatchObject({ known: true });
  const one = await connected(host, port);
  const ours = { ourAddress: one.localAddress ?? null, ourPort: one.localPort ?? null };
  // On loopback the client's own end is a socket of another port; the server's end is the one that counts.
  expect(look({ port, ...ours })).toEqual({
    known: true,
    value: { kind: 'seen', address: host, port: one.localPort, how: 'same', translated: false },
  });
  await connected(host, port);
  expect(look({ port, ...ours })).toMatchObject({ value: { how: 'same', port: one.localPort } });
  // Two connections of one address are one client.
  expect(look({ port, ourAddress: '192.0.2.9', ourPort: 4 })).toMatchObject({
    value: { how: 'only-one', translated: true },
  });
});

it('does not choose between two addresses', async () => {
  const { port } = server.address() as AddressInfo;
  await connected('127.0.0.1', port);
  await connected('::1', port);
  expect(look({ port, ourAddress: '192.0.2.9', ourPort: 4 })).toEqual({
    known: true,
    value: { kind: 'several', count: 2 },
  });
});

it('writes an address of the table as RFC 5952 has it', () => {
  const words = (hex: string) => hex.replace(/../gu, '$& ').trim().split(' ');
  const table = (bytes: readonly string[]) =>
    Array.from({ length: bytes.length / 4 }, (_, at) =>
      bytes
        .slice(at * 4, at * 4 + 4)
        .reverse()
        .join(''),
    ).join('');
  const all = [
    '00000000000000000000000000000001',
    'fd000001000000000000000000000002',
    '20010db8000100000000000000000000',
    '20010db8000000010001000100010001',
    '00010002000300040005000600070008',
    '0001000000000002000000000000000a',
    'fe80000000000000020c29fffe123456',
    '00000000000000000000ffff0a000102',
    '0a000102',
  ];
  const wanted = all.map((hex) =>
    hex.length === 8
      ? words(hex)
          .map((one) => Number.parseInt(one, 16))
          .join('.')
      : textOf6(Buffer.from(hex, 'hex')),
  );
  const lines = all.map((hex) => `address_of ${table(words(hex)).toUpperCase()}; echo`);
  const script = `emit() { :; }\nask_held=\n${snippets['client']}\n${lines.join('\n')}\n`;
  for (const shell of ['sh', 'bash'])
    expect(spawnSync(shell, ['-s'], { input: script, encoding: 'utf8' }).stdout.trim().split('\n')).toEqual(wanted);
});
