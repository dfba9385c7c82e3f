/**
 * Runs inside a node. `listen PORT…`: takes connections, says its port to each and remembers who came. `probe`: connects
 * from the addresses it is told. Requests and answers are lines of JSON on standard input and output.
 */
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

interface Ask {
  readonly id: number;
  readonly do: 'probe' | 'seen' | 'release';
  readonly from?: string;
  readonly to?: string;
  readonly port?: number;
  readonly waitMs?: number;
  readonly hold?: boolean;
}

const [role, ...ports] = process.argv.slice(2);
const seen = new Set<string>();
const held = new Set<Socket>();
/** A port of its own for each connection, so that no rule or table remembers another. */
let last = 20_000;

if (role === 'listen') {
  let left = ports.length;
  for (const port of ports) {
    const server = createServer((socket) => {
      seen.add(`${(socket.remoteAddress ?? '').replace(/^::ffff:/u, '')} ${socket.remotePort} ${port}`);
      socket.on('error', () => undefined);
      socket.write(`port ${port}\n`);
    });
    server.listen({ port: Number(port), host: '::', backlog: 511 }, () => {
      left -= 1;
      if (left === 0) process.stdout.write('{"id":0}\n');
    });
  }
} else process.stdout.write('{"id":0}\n');

createInterface({ input: process.stdin }).on('line', (line) => {
  const ask = JSON.parse(line) as Ask;
  const answer = (said: object): void => void process.stdout.write(`${JSON.stringify({ id: ask.id, ...said })}\n`);
  if (ask.do === 'seen') {
    answer({ seen: [...seen] });
    seen.clear();
  } else if (ask.do === 'release') {
    for (const socket of held) socket.resetAndDestroy();
    held.clear();
    answer({});
  } else void probe(ask).then(answer);
});

/** `port N`: taken by the listener there; `open`: taken, and then not a word; `silent`; or the error's code. */
function probe({
  from = '',
  to = '',
  port = 22,
  waitMs = 400,
  hold,
}: Ask): Promise<{ readonly fate: string; readonly own: number }> {
  return new Promise((resolve) => {
    last = last === 59_999 ? 20_000 : last + 1;
    const own = last;
    const socket = connect({ host: to, port, localAddress: from, localPort: own });
    let open = false;
    const end = (fate: string): void => {
      clearTimeout(limit);
      if (hold === true && open) held.add(socket);
      else socket.resetAndDestroy();
      resolve({ fate, own });
    };
    const limit = setTimeout(() => end(open ? 'open' : 'silent'), waitMs);
    socket.on('connect', () => (open = true));
    socket.on('data', (data: Buffer) => end(data.toString().trim()));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'error'));
  });
}
