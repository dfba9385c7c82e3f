import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthContext, Connection, ServerConfig } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSshTrace } from './ssh-trace.ts';
import type { SshTrace } from './types.ts';

// ssh2 is CommonJS; only tests use it.
const { Server, utils } = createRequire(import.meta.url)('ssh2') as typeof import('ssh2');

const openSsh = spawnSync('ssh', ['-V'], { encoding: 'utf8' }).stderr?.startsWith('OpenSSH_') ?? false;
const folder = mkdtempSync(join(tmpdir(), 'whyssh-trace-'));
const path = (name: string) => join(folder, name);
const closers: (() => void)[] = [];

afterAll(() => {
  for (const close of closers) close();
  rmSync(folder, { recursive: true });
});

function listen(server: Pick<NetServer, 'listen' | 'address' | 'close'>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    closers.push(() => server.close());
  });
}

function plainServer(onSocket: (socket: Socket) => void): Promise<number> {
  return listen(
    createServer((socket) => {
      socket.on('error', () => {});
      onSocket(socket);
    }),
  );
}

const hostKey = openSsh ? utils.generateKeyPairSync('ed25519').private : '';

function sshServer(onAuth: (context: AuthContext) => void, more: Partial<ServerConfig> = {}): Promise<number> {
  const server = new Server({ hostKeys: [hostKey], ...more }, (client: Connection) => {
    client.on('error', () => {});
    client.on('authentication', onAuth);
  });
  return listen(server as unknown as NetServer);
}

const usual = [
  '-F',
  '/dev/null',
  '-N',
  '-T',
  '-o',
  'BatchMode=yes',
  '-o',
  'IdentityAgent=none',
  '-o',
  'ConnectTimeout=5',
];

/** Runs the real ssh; ends it once it says that it is in. */
function ssh(port: number, ...options: string[]): Promise<SshTrace> {
  const known = ['-o', `UserKnownHostsFile=${path('known')}`, '-o', 'GlobalKnownHostsFile=/dev/null'];
  const words = ['-vvv', ...options, ...usual, ...known, '-p', String(port), 'me@127.0.0.1'];
  const child: ChildProcess = spawn('ssh', words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    if (text.includes('Entering interactive session')) child.kill();
  });
  return new Promise((resolve) => child.on('close', () => resolve(parseSshTrace(text))));
}

const accept = ['-o', 'StrictHostKeyChecking=no'];

describe.skipIf(!openSsh)('traces of the ssh of this machine', () => {
  beforeAll(() => {
    for (const [name, phrase] of [
      ['key', ''],
      ['locked', 'secret'],
      ['open', ''],
    ] as const) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', phrase, '-f', path(name), '-C', 'me at home']);
    }
    chmodSync(path('open'), 0o644);
    writeFileSync(path('broken'), readFileSync(path('key'), 'utf8').replace(/.{20}\n-----END/, '\n-----END'), {
      mode: 0o600,
    });
    writeFileSync(path('known'), '');
  });

  test('a login: who, which key, with what', async () => {
    const port = await sshServer(
      (context) => (context.method === 'publickey' ? context.accept() : context.reject(['publickey'])),
      {
        banner: 'Welcome\nto the machine\n',
      },
    );
    const trace = await ssh(port, ...accept, '-i', path('key'));
    expect(trace).toMatchObject({
      unknown: 0,
      stage: 'session',
      authenticated: { method: 'publickey', viaProxy: false },
      tries: [{ name: path('key'), type: 'ED25519', answer: 'authenticated', signed: 'yes', explicit: true }],
      target: { port, user: 'me' },
      attempts: [{ address: '127.0.0.1', result: { kind: 'connected' } }],
      hostKey: { type: 'ssh-ed25519' },
    });
    expect(trace.banner?.text.quoted.trim()).toBe('Welcome\nto the machine');
    expect(trace.theirs?.hostKey).toEqual(['ssh-ed25519']);
    expect(trace.ours?.kex.length).toBeGreaterThan(3);
  });

  test('keys that cannot be used: no passphrase, open to all, damaged, not there', async () => {
    // The public halves beside them are read first, so the server is asked for each.
    const port = await sshServer((context) => {
      const asked = context.method === 'publickey' && context.signature === undefined;
      if (asked) context.accept();
      else context.reject(['publickey']);
    });
    const keys = ['locked', 'open', 'broken', 'nowhere'].flatMap((name) => ['-i', path(name)]);
    const trace = await ssh(port, ...accept, ...keys);
    expect(trace.unknown).toBe(0);
    expect(trace.ends.at(-1)).toMatchObject({ kind: 'permission-denied', methods: ['publickey'], user: 'me' });
    expect(trace.tries.find((one) => one.name === path('locked'))).toMatchObject({ answer: 'accepted', signed: 'no' });
    expect(trace.keyProblems).toContainEqual(
      expect.objectContaining({ problem: 'bad-permissions', name: path('open'), mode: '0644' }),
    );
    expect(trace.keyProblems).toContainEqual(expect.objectContaining({ problem: 'not-there', name: path('nowhere') }));
    expect(trace.keyProblems.map((one) => one.name)).toContain(path('broken'));
  });

  test('a key that the server does not take', async () => {
    const port = await sshServer((context) => context.reject(['publickey', 'password']));
    const trace = await ssh(port, ...accept, '-i', path('key'));
    expect(trace).toMatchObject({
      stage: 'auth',
      tries: [{ answer: 'refused' }],
      ends: [{ kind: 'permission-denied', methods: ['publickey', 'password'] }],
    });
    expect(trace.methodLists.length).toBe(2);
  });

  test('a refused port', async () => {
    const port = await plainServer(() => {});
    closers.pop()?.();
    const trace = await ssh(port);
    expect(trace).toMatchObject({
      unknown: 0,
      stage: 'connect',
      attempts: [{ result: { kind: 'failed', errno: 'ECONNREFUSED' } }],
      ends: [{ kind: 'connect-failed', errno: 'ECONNREFUSED', port: String(port) }],
    });
  });

  test('closed before the version line', async () => {
    const port = await plainServer((socket) => socket.once('data', () => socket.end()));
    const trace = await ssh(port);
    expect(trace).toMatchObject({
      stage: 'banner',
      remote: null,
      ends: [
        { kind: 'identification', problem: 'closed' },
        { kind: 'closed', port },
      ],
    });
  });

  test('another protocol on the port, and text before the version line', async () => {
    const http = await plainServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await ssh(http)).textBeforeVersion[0]).toMatchObject({ text: { quoted: 'HTTP/1.1 400 Bad Request' } });
    const binary = await plainServer((socket) => socket.end('\0\u0015\u0003\n'));
    expect((await ssh(binary)).ends[0]).toMatchObject({ kind: 'identification', problem: 'invalid-characters' });
  });

  test('nobody speaks', async () => {
    const port = await plainServer(() => {});
    const trace = await ssh(port, '-o', 'ConnectTimeout=1');
    expect(trace).toMatchObject({
      stage: 'banner',
      expecting: { message: 'version line' },
      ends: [{ kind: 'banner-timeout' }, { kind: 'timed-out' }],
    });
  });

  test('nothing in common', async () => {
    const port = await sshServer((context) => context.reject(), { algorithms: { cipher: ['aes128-cbc'] } });
    const trace = await ssh(port);
    expect(trace.ends).toMatchObject([{ kind: 'no-match', slot: 'cipher', theirs: ['aes128-cbc'] }]);
  });

  test('an unknown and a changed host key', async () => {
    const port = await sshServer((context) => context.reject());
    const strict = ['-o', 'StrictHostKeyChecking=yes'];
    expect((await ssh(port, ...strict)).hostKeyVerdicts).toMatchObject([{ kind: 'unknown' }, { kind: 'failed' }]);
    const other = readFileSync(path('key.pub'), 'utf8');
    writeFileSync(path('known'), `# mine\n[127.0.0.1]:${port} ${other}`);
    const changed = await ssh(port, ...strict);
    writeFileSync(path('known'), '');
    expect(changed).toMatchObject({ unknown: 0, stage: 'hostkey' });
    expect(changed.hostKeyVerdicts).toMatchObject([
      { kind: 'changed', type: 'ED25519', file: path('known'), fileLine: 2 },
      { kind: 'failed' },
    ]);
  });

  test('a configuration that ssh refuses', () => {
    writeFileSync(path('config'), 'Host *\n  Prot 22\n  Port x\n', { mode: 0o600 });
    const run = spawnSync('ssh', ['-vvv', '-F', path('config'), '127.0.0.1'], { encoding: 'utf8' });
    expect(parseSshTrace(run.stderr).configProblems).toMatchObject([
      { kind: 'bad-option', file: path('config'), fileLine: 2 },
      { kind: 'syntax', file: path('config'), fileLine: 3 },
    ]);
  });

  test('a jump host that cannot be reached, and a proxy command that is not there', async () => {
    const port = await plainServer(() => {});
    closers.pop()?.();
    const jump = await ssh(22, '-o', `ProxyCommand=ssh -vvv -F /dev/null -p ${port} -W %h:%p 127.0.0.1`);
    expect(jump.via?.ends).toMatchObject([{ kind: 'connect-failed', errno: 'ECONNREFUSED' }]);
    expect(jump.ends).toMatchObject([{ kind: 'identification' }, { kind: 'closed', peer: 'UNKNOWN' }]);
    const missing = await ssh(22, '-o', 'ProxyCommand=/no/such/program');
    expect(missing.ends[0]).toMatchObject({ kind: 'client', problem: 'proxy-failed' });
  });
});
