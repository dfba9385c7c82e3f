import { createServer, type Server, type Socket } from 'node:net';

/** A server on loopback for one test: says and does what the test wants, and is gone at its end. */
export interface TinyServer extends AsyncDisposable {
  readonly port: number;
  /** Bytes that clients sent, all connections together. */
  readonly received: () => Buffer;
  readonly connections: () => number;
}

export async function tinyServer(onConnection: (socket: Socket) => void): Promise<TinyServer> {
  const sockets = new Set<Socket>();
  const parts: Buffer[] = [];
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => parts.push(bytes));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received: () => Buffer.concat(parts),
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await tinyServer(() => undefined);
  await server[Symbol.asyncDispose]();
  return server.port;
}
