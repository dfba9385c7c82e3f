import type { Banner } from '../../../contract/facts/banner.ts';
import type { ByteStream } from '../../../ports/stream.ts';

/**
 * One connection on its way from probe to probe: `tcp-connect` opens it, `ssh-banner` and `ssh-kex` go on over it, and
 * whoever is last closes it. A stream over a jump host or a proxy command is put in here by whoever opened it.
 */
export interface Connection {
  /** Undefined: not open yet, or closed again. */
  stream: ByteStream | undefined;
  /** Round trip of the TCP handshake; undefined when the stream is not TCP of our own. */
  rttMs: number | undefined;
  /** `clock.nowMs()` when it was opened. */
  openedAtMs: number;
  /** Bytes read after the server's version line. */
  rest: Uint8Array;
  /** Version lines without CR LF, as they were on the wire; undefined: not sent yet. */
  theirLine: Uint8Array | undefined;
  ourLine: Uint8Array | undefined;
  /** What `ssh-banner` read on it; undefined: nobody has looked yet. */
  banner: Banner | undefined;
  /** The host key that the server proved to have, for known_hosts and the login. */
  hostKeyBlob: Uint8Array | undefined;
}

export function newConnection(): Connection {
  return {
    stream: undefined,
    rttMs: undefined,
    openedAtMs: 0,
    rest: new Uint8Array(),
    theirLine: undefined,
    ourLine: undefined,
    banner: undefined,
    hostKeyBlob: undefined,
  };
}

/** Says goodbye on the connection, if it is still open. */
export async function closeConnection(connection: Connection): Promise<void> {
  const stream = connection.stream;
  connection.stream = undefined;
  await stream?.close();
}
