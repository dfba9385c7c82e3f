import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SshServerOptions, sshKeyPair, startSshServer } from './ssh-server.ts';

/** One small world on loopback, broken or healthy, with the words that ssh would be called with. */
export interface Scene {
  readonly title: string;
  /** Ids, one of which must come first; empty: it works. */
  readonly expect: readonly string[];
  readonly start: () => Promise<Running>;
}

export interface Running {
  /** Arguments for the main job. */
  readonly words: readonly string[];
  readonly stop: () => Promise<void>;
}

/** What a plain TCP server does with a connection. */
type Behaviour = (socket: Socket) => void;

export const scenes: readonly Scene[] = [
  { title: 'A healthy server.', expect: [], start: () => sshScene({}) },
  {
    title: 'Nothing listens on the port.',
    expect: ['connect/sshd-not-running', 'connect/wrong-port', 'connect/sshd-not-installed'],
    start: closedPort,
  },
  { title: 'A web server has the port.', expect: ['banner/port-is-http'], start: () => tcpScene(answersLikeTheWeb) },
  {
    title: 'sshd has too many unfinished logins.',
    expect: ['banner/limit-maxstartups'],
    start: () => tcpScene((socket) => socket.end('Exceeded MaxStartups\r\n')),
  },
  {
    title: 'A forwarder accepts, and nothing stands behind it.',
    expect: ['banner/tcp-proxy-no-backend', 'banner/ban-hosts-deny'],
    start: () => tcpScene((socket) => socket.end()),
  },
  {
    title: 'An old device that knows only old key exchanges.',
    expect: ['kex/alg-kex-sha1-only'],
    start: () => sshScene({ kex: ['diffie-hellman-group1-sha1', 'diffie-hellman-group14-sha1'] }),
  },
  {
    title: 'The host key is not the one that known_hosts has.',
    expect: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-changed-ip-reuse'],
    start: () => sshScene({ knownHosts: 'another-key' }),
  },
  {
    title: 'The key is not on the server.',
    expect: ['auth/auth-key-not-on-server'],
    start: () => sshScene({ accept: 'nobody' }),
  },
];

interface SshScene extends SshServerOptions {
  readonly knownHosts?: 'this-key' | 'another-key';
}

/** A real SSH server on a free loopback port, with key and known_hosts in a folder of their own. */
async function sshScene({ knownHosts = 'this-key', ...options }: SshScene): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'whyssh-demo-'));
  const [hostKey, otherKey, userKey] = [sshKeyPair(), sshKeyPair(), sshKeyPair()];
  const server = await startSshServer({ hostKey: hostKey.private, userKey: userKey.public, ...options });
  const stored = knownHosts === 'this-key' ? hostKey : otherKey;
  writeFileSync(join(folder, 'id_demo'), userKey.private, { mode: 0o600 });
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${server.port} ${stored.public}\n`);
  return {
    words: [
      '-F',
      'none',
      '-p',
      String(server.port),
      '-i',
      join(folder, 'id_demo'),
      '-o',
      'IdentitiesOnly=yes',
      '-o',
      'IdentityAgent=none',
      '-o',
      `UserKnownHostsFile=${join(folder, 'known_hosts')}`,
      'demo@127.0.0.1',
    ],
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function tcpScene(behave: Behaviour): Promise<Running> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    behave(socket);
  });
  const port = await listening(server);
  return { words: plainWords(port), stop: () => closed(server) };
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<Running> {
  const server = createServer();
  const port = await listening(server);
  await closed(server);
  return { words: plainWords(port), stop: () => Promise.resolve() };
}

function plainWords(port: number): readonly string[] {
  return ['-F', 'none', '-p', String(port), 'demo@127.0.0.1'];
}

function answersLikeTheWeb(socket: Socket): void {
  socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nServer: demo\r\nConnection: close\r\n\r\n'));
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
