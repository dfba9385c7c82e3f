import { describe, expect, test } from 'vitest';
import { nodePorts } from '../../ports/node/ports.ts';
import { contrastPorts } from './contrast-ports.ts';
import { newConnection } from './parts/connection.ts';
import { portSearch } from './port-search.ts';
import { tcpConnect } from './tcp-connect.ts';
import { closedPort, tinyServer } from './testing/tiny-server.ts';
import { whoRefused } from './who-refused.ts';

const ports = nodePorts();
const address = '127.0.0.1';

describe('on loopback', () => {
  test('an open port hands its connection on', async () => {
    await using server = await tinyServer((socket) => void socket.write('hello'));
    const connection = newConnection();
    const [seen] = await tcpConnect.run({ address, port: server.port, connection }, ports);
    expect(seen?.facts['tcp.connect']).toMatchObject({ known: true, value: { kind: 'open' } });
    expect(seen?.cost).toEqual({ connections: 1, authAttempts: 0 });
    expect(await connection.stream?.read(1_000)).toMatchObject({ kind: 'data' });
    connection.stream?.abort();
  });

  test('a closed port is refused; on Linux it is known that a reset did it', async () => {
    const [seen] = await tcpConnect.run({ address, port: await closedPort() }, ports);
    const linux = process.platform === 'linux' ? { icmp: null } : {};
    expect(seen?.facts['tcp.connect']).toMatchObject({ known: true, value: { kind: 'refused', ...linux } });
    expect(seen?.cost).toEqual({ connections: 0, closedPorts: 1, authAttempts: 0 });
  });

  test.runIf(process.platform === 'linux')('the machine itself is named as the one that refuses', async () => {
    const input = { address, port: await closedPort(), ownAddresses: [address], onLink: true };
    const [seen] = await whoRefused.run(input, ports);
    expect(seen?.facts['path.refuser']).toEqual({ known: true, value: { kind: 'self', hop: 0, how: 'loopback' } });
  });

  test('contrast ports count as closed ones when they refuse', async () => {
    await using server = await tinyServer(() => undefined);
    const seen = await contrastPorts.run({ address, ports: [server.port, await closedPort()] }, ports);
    expect(seen.map(({ facts }) => facts['tcp.connect'])).toMatchObject([
      { value: { kind: 'open' } },
      { value: { kind: 'refused' } },
    ]);
    expect(seen.map(({ cost }) => cost?.closedPorts)).toEqual([0, 1]);
  });

  test('the search ends at the first port that answers as SSH and hands its connection on', async () => {
    await using web = await tinyServer(
      (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n')),
    );
    await using ssh = await tinyServer((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n'));
    const shut = await closedPort();
    const connection = newConnection();
    const seen = await portSearch.run(
      { address, askedPort: 22, host: 'x', knownPorts: [shut, web.port, ssh.port], closedPortsLeft: 4, connection },
      ports,
    );
    expect(seen.map(({ at }) => at?.port)).toEqual([shut, web.port, ssh.port]);
    expect(seen.at(-1)?.facts['banner.read']).toMatchObject({ value: { kind: 'ssh' } });
    expect(connection.banner?.kind).toBe('ssh');
    connection.stream?.abort();
  });

  test('the search touches no more closed ports than are left', async () => {
    const shut = [await closedPort(), await closedPort(), await closedPort()];
    const seen = await portSearch.run(
      { address, askedPort: 22, host: 'x', knownPorts: shut, closedPortsLeft: 2 },
      ports,
    );
    expect(seen).toHaveLength(2);
  });
});
