import type { LocalOpen, LocalSockets } from '../local-socket.ts';

export const nodeLocalSockets: LocalSockets = {
  async open(path, timeoutMs) {
    const [net, { streamOfSocket }] = await Promise.all([import('node:net'), import('./stream.ts')]);
    return new Promise((resolve) => {
      const startMs = performance.now();
      const socket = new net.Socket();
      const settle = (result: LocalOpen) => {
        clearTimeout(timer);
        if (result.kind !== 'open') socket.destroy();
        resolve(result);
      };
      const silent = () => settle({ kind: 'silent', waitedMs: performance.now() - startMs });
      const timer = setTimeout(silent, timeoutMs);
      socket.once('connect', () => settle({ kind: 'open', stream: streamOfSocket(socket) }));
      socket.once('error', (error: NodeJS.ErrnoException) => {
        const code = error.code ?? 'UNKNOWN';
        if (code === 'ENOENT' || code === 'ENOTDIR') settle({ kind: 'missing' });
        else if (code === 'ECONNREFUSED') settle({ kind: 'refused' });
        else if (code === 'EACCES' || code === 'EPERM') settle({ kind: 'no-permission', code });
        else if (code === 'EAGAIN')
          silent(); // unix(7): the listener's queue is full
        else settle({ kind: 'failed', code });
      });
      try {
        socket.connect({ path });
      } catch (error) {
        settle({ kind: 'failed', code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' });
      }
    });
  },
};
