import { connect, createServer, type Socket } from 'node:net';

// A forwarder in front of an SSH server on this machine: `node relay.ts PORT BACKEND_PORT MANNER`.
const [port = '22', backend = '2222', manner = 'plain'] = process.argv.slice(2);

/** How a forwarder behaves; what is left out is that of a plain one. */
interface Manner {
  /** Asks the backend only when the caller has spoken, as forwarders do that look at the first bytes (sslh). */
  readonly lazy?: true;
  /** How the caller learns that there is no backend. */
  readonly withoutBackend?: 'close' | 'reset';
  readonly toServer?: () => (data: Buffer) => Buffer;
  readonly toClient?: () => (data: Buffer) => Buffer;
  /** Said before anything of the backend. */
  readonly greeting?: string;
}

const manners: { readonly [name: string]: Manner } = {
  plain: {},
  'lazy-close': { lazy: true },
  'lazy-reset': { lazy: true, withoutBackend: 'reset' },
  reset: { withoutBackend: 'reset' },
  // What a terminal must never get: a title, a cleared screen, colours, a bell.
  escapes: { greeting: '\u001b]0;owned\u0007\u001b[2J\u001b[31mwelcome\u001b[0m\r\n' },
  'flip-bits': { toClient: flipsBits },
  inject: { toClient: injectsIgnore },
  'swallow-post-quantum': { toServer: swallowsPostQuantum },
};
const chosen = manners[manner];
if (chosen === undefined) throw new Error(`there is no manner ${manner}`);

createServer((client) => {
  client.on('error', () => client.destroy());
  client.setNoDelay(true);
  if (chosen.greeting !== undefined) client.write(chosen.greeting);
  if (chosen.lazy === undefined) join(client, chosen);
  else client.once('data', (first: Buffer) => join(client, chosen, first));
}).listen(Number(port), '::');

function join(client: Socket, { withoutBackend, toServer, toClient }: Manner, first?: Buffer): void {
  const server = connect(Number(backend), '127.0.0.1');
  server.setNoDelay(true);
  server.on('error', () => (withoutBackend === 'reset' ? client.resetAndDestroy() : client.end()));
  server.once('connect', () => {
    const up = toServer?.() ?? unchanged;
    const down = toClient?.() ?? unchanged;
    if (first !== undefined) server.write(up(first));
    client.on('data', (data: Buffer) => void server.write(up(data)));
    server.on('data', (data: Buffer) => void client.write(down(data)));
    client.on('close', () => server.destroy());
    server.on('close', () => client.end());
  });
}

function unchanged(data: Buffer): Buffer {
  return data;
}

/** One bit in every 64 octets from behind the longest key exchange on: what the server says of the login comes damaged. */
function flipsBits(): (data: Buffer) => Buffer {
  const [cleanOctets, every] = [2600, 64];
  let passed = 0;
  return (data) => {
    const copy = Buffer.from(data);
    for (let at = 0; at < copy.length; at += 1) {
      const place = passed + at;
      if (place >= cleanOctets && place % every === 0) copy[at] = (copy[at] ?? 0) ^ 1;
    }
    passed += copy.length;
    return copy;
  };
}

/** SSH_MSG_IGNORE (RFC 4253 section 11.2) behind the first packet of the server, which ends where its length says. */
function injectsIgnore(): (data: Buffer) => Buffer {
  const ignore = Buffer.concat([Buffer.from([0, 0, 0, 12, 6, 2, 0, 0, 0, 0]), Buffer.alloc(6)]);
  let seen = Buffer.alloc(0);
  let passed = 0;
  let done = false;
  return (data) => {
    if (done) return data;
    seen = Buffer.concat([seen, data]);
    const start = seen.indexOf(10) + 1; // behind the version line
    const end = start > 0 && seen.length >= start + 4 ? start + 4 + seen.readUInt32BE(start) : seen.length + 1;
    const from = passed;
    passed = seen.length;
    if (end > seen.length) return data;
    done = true;
    return Buffer.concat([seen.subarray(from, end), ignore, seen.subarray(end)]);
  };
}

/** Loses SSH_MSG_KEX_ECDH_INIT (30) of post-quantum size (more than 1000 octets; a classic one has 40) and all behind it. */
function swallowsPostQuantum(): (data: Buffer) => Buffer {
  let seen = Buffer.alloc(0);
  let passed = 0;
  let lost = false;
  return (data) => {
    if (lost) return Buffer.alloc(0);
    seen = Buffer.concat([seen, data]);
    let at = seen.indexOf(10) + 1; // behind the version line
    while (at > 0 && at + 6 <= seen.length) {
      const length = seen.readUInt32BE(at);
      if (seen[at + 5] === 30 && length > 1000) {
        lost = true;
        return seen.subarray(passed, at);
      }
      if (length > 100_000 || at + 4 + length > seen.length) break;
      at += 4 + length;
    }
    const rest = seen.subarray(passed);
    passed = seen.length;
    return rest;
  };
}
