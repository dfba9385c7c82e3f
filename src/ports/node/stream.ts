import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { type ByteStream, type StreamRead, streamBufferBytes } from '../stream.ts';

export function streamOfSocket(socket: Socket): ByteStream {
  socket.setNoDelay(true);
  return byteStream(socket, socket, {
    // Only TCP knows a reset; a Unix socket has no address family here. After end() libuv refuses to reset
    // (uv_tcp_close_reset during a shutdown), and the handle would stay open: the process could then never end.
    abort: () =>
      void (socket.remoteFamily === undefined || socket.writableEnded ? socket.destroy() : socket.resetAndDestroy()),
    close: () => void socket.end(() => socket.destroy()),
    acknowledged: async () => {
      const fd = (socket as { readonly _handle?: { readonly fd?: number } | null })._handle?.fd;
      if (process.platform !== 'linux' || fd === undefined || fd < 0) return undefined;
      const { unacknowledgedSegments } = await import('./tcp-info.ts');
      const segments = unacknowledgedSegments(fd);
      return segments === undefined ? undefined : segments === 0;
    },
  });
}

/** Bytes over the pipes of a process (`ssh -W`, ProxyCommand). It must have been started as the leader of a group of its own. */
export function streamOfProcess(child: ChildProcess): ByteStream {
  if (child.stdin === null || child.stdout === null) throw new TypeError('the process has no pipes');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const kill = (signal: NodeJS.Signals) => (ended() ? undefined : killGroup(child, signal));
  const { stdin, stdout } = child;
  return byteStream(stdout, stdin, {
    abort: () => {
      kill('SIGKILL');
      stdin.destroy();
      stdout.destroy();
    },
    close: () => {
      stdin.end();
      kill('SIGTERM');
    },
  });
}

/** Ends a process and all it has started; on Windows the process only. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    child.kill(signal); // the group is gone, or never was
  }
}

const closeWithinMs = 200;

/** Keeps at most `streamBufferBytes` (and one chunk) unread: then the peer has to wait. */
function byteStream(
  from: Readable,
  to: Writable,
  how: {
    readonly abort: () => void;
    readonly close: () => void;
    readonly acknowledged?: () => Promise<boolean | undefined>;
  },
): ByteStream {
  const chunks: Uint8Array[] = [];
  let unread = 0;
  let over: Exclude<StreamRead, { kind: 'data' | 'timeout' }> | undefined;
  let waiting: (() => void) | undefined;
  const finish = (last: NonNullable<typeof over>) => {
    over ??= last;
    waiting?.();
  };
  from.on('data', (bytes: Uint8Array) => {
    chunks.push(bytes);
    unread += bytes.length;
    if (unread > streamBufferBytes) from.pause();
    waiting?.();
  });
  from.on('end', () => finish({ kind: 'end' }));
  from.on('error', (error: NodeJS.ErrnoException) => finish({ kind: 'reset', code: error.code ?? 'UNKNOWN' }));
  from.on('close', () => finish({ kind: 'end' }));
  // Over a socket this is the same emitter. A process that stops reading is no end: it may still have something to say.
  to.on('error', () => undefined);

  return {
    async read(timeoutMs) {
      if (waiting !== undefined) throw new Error('one read at a time');
      if (chunks.length === 0 && over === undefined)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          waiting = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      waiting = undefined;
      if (chunks.length === 0) return over ?? { kind: 'timeout' };
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      chunks.length = 0;
      unread = 0;
      from.resume();
      return { kind: 'data', bytes };
    },
    write: (bytes) =>
      new Promise((resolve) => {
        if (to.destroyed || to.writableEnded) return resolve();
        to.once('close', resolve); // a write that hangs in a full pipe ends with the stream
        to.write(bytes, () => {
          to.off('close', resolve);
          resolve();
        });
      }),
    close: () =>
      new Promise((resolve) => {
        if (from.destroyed) return resolve();
        const timer = setTimeout(() => {
          how.abort();
          resolve();
        }, closeWithinMs);
        from.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        from.removeAllListeners('data');
        from.resume(); // what nobody reads any more must not hold up the end
        how.close();
      }),
    abort: how.abort,
    ...(how.acknowledged === undefined ? {} : { acknowledged: how.acknowledged }),
  };
}
