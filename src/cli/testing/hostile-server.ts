import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface RunningServer {
  readonly port: number;
  /** Connections taken so far. */
  readonly taken: () => number;
  readonly stop: () => Promise<void>;
}

/** A server on a free loopback port that treats every connection alike. */
export async function startServer(behave: (socket: Socket) => void): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  let taken = 0;
  const server = createServer((socket) => {
    taken += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    behave(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => taken,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** Sends text, and more of it for as long as the peer reads, up to a limit. */
export function flood(socket: Socket, piece: Uint8Array, atMost: number): void {
  let sent = 0;
  const more = (): void => {
    while (sent < atMost && !socket.destroyed) {
      sent += piece.length;
      if (!socket.write(piece)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

export const sshString = (value: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
};

/** One unencrypted packet, RFC 4253 section 6. */
export function packet(payload: Uint8Array): Buffer {
  const padding = 8 - ((payload.length + 5) % 8) + (8 - ((payload.length + 5) % 8) < 4 ? 8 : 0);
  return Buffer.concat([uint32(payload.length + padding + 1), Buffer.of(padding), payload, Buffer.alloc(padding)]);
}

export const packetLength = uint32;

/** SSH_MSG_KEXINIT with these ten lists. */
export function kexInit(lists: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.of(20),
    Buffer.alloc(16, 7),
    ...lists.map((list) => sshString(list)),
    Buffer.of(0),
    uint32(0),
  ]);
}

export const usualLists: readonly string[] = [
  'curve25519-sha256,ecdh-sha2-nistp256',
  'ssh-ed25519',
  'aes128-ctr',
  'aes128-ctr',
  'hmac-sha2-256',
  'hmac-sha2-256',
  'none',
  'none',
  '',
  '',
];

/** SSH_MSG_DISCONNECT. */
export function disconnect(reason: number, text: string): Buffer {
  return Buffer.concat([Buffer.of(1), uint32(reason), sshString(text), sshString('')]);
}

/** Calls back with each whole packet of the client, after its version line, as long as they are in clear. */
export function onPackets(socket: Socket, take: (payload: Buffer) => void): void {
  let kept = Buffer.alloc(0);
  let sawVersion = false;
  socket.on('data', (bytes: Buffer) => {
    kept = Buffer.concat([kept, bytes]);
    if (!sawVersion) {
      const end = kept.indexOf('\n');
      if (end === -1) return;
      sawVersion = true;
      kept = kept.subarray(end + 1);
    }
    while (kept.length >= 5 && kept.length >= kept.readUInt32BE(0) + 4) {
      const length = kept.readUInt32BE(0);
      const padding = kept[4] ?? 0;
      take(kept.subarray(5, 4 + length - padding));
      kept = kept.subarray(4 + length);
    }
  });
}
