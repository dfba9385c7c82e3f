import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket, connect as tcpConnect } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { clientOf } from './client.ts';
import type { InsideAsk } from './collector.ts';
import { readSaid } from './said.ts';
import { insideScript } from './script.ts';

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
