import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodePorts } from '../../ports/node/ports.ts';
import { agent } from './agent.ts';
import { controlSocket } from './control-socket.ts';

const unix = process.platform !== 'win32';
const hasAgent = unix && spawnSync('ssh-add', ['-l']).error === undefined;
const openSsh = spawnSync('ssh', ['-V'], { encoding: 'utf8' }).stderr?.startsWith('OpenSSH_') ?? false;
const ports = nodePorts();
let folder = '';
const servers: Server[] = [];
const open = new Set<Socket>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whyssh-sock-'));
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

async function listen(name: string, onOpen: (socket: Socket) => void): Promise<string> {
  const path = join(folder, name);
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    onOpen(socket);
  });
  servers.push(server);
  server.listen(path);
  await once(server, 'listening');
  return path;
}

/** The socket file of a process that was killed. */
async function deadSocket(name: string): Promise<string> {
  const path = join(folder, name);
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(path)).toBe(true);
  return path;
}

const nobody = () => undefined;

describe.skipIf(!unix)('agent [needs Unix sockets]', () => {
  const ask = async (socket: string) => (await agent.run({ identityAgent: socket }, ports))[0]?.facts['client.agent'];

  describe.skipIf(!hasAgent)('the real ssh-agent [needs ssh-agent here]', () => {
    let child: ChildProcess | undefined;
    afterAll(() => child?.kill());
    it('lists its keys as ssh-add does', async () => {
      const socket = join(folder, 'agent');
      child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
      if (child.stdout !== null) await once(child.stdout, 'data');
      expect(await ask(socket)).toEqual({ known: true, value: { kind: 'answers', socket, keys: [] } });
      const key = join(folder, 'key');
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'a comment', '-f', key]);
      execFileSync('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
      const [, fingerprint] = execFileSync('ssh-keygen', ['-lf', key], { encoding: 'utf8' }).split(' ');
      expect(await ask(socket)).toEqual({
        known: true,
        value: {
          kind: 'answers',
          socket,
          keys: [{ type: 'ssh-ed25519', fingerprint, comment: { quoted: 'a comment' } }],
        },
      });
    });
  });

  it('tells a missing, a dead, a mute and a strange socket apart', async () => {
    const missing = join(folder, 'missing');
    expect(await ask(missing)).toEqual({ known: true, value: { kind: 'socket-missing', socket: missing } });
    const dead = await deadSocket('dead-agent');
    expect(await ask(dead)).toEqual({ known: true, value: { kind: 'nobody-listens', socket: dead } });
    const mute = await listen('mute-agent', nobody);
    expect(await ask(mute)).toEqual({ known: true, value: { kind: 'silent', socket: mute } });
    const strange = await listen('strange', (socket) => socket.write('SSH-2.0-no-agent\r\n'));
    expect(await ask(strange)).toMatchObject({ known: false, gap: { kind: 'unsupported' } });
    const closes = await listen('closes', (socket) => socket.end());
    expect(await ask(closes)).toMatchObject({ known: false, gap: { kind: 'unsupported' } });
    const locked = await listen('refuses', (socket) => socket.write(Uint8Array.of(0, 0, 0, 1, 5)));
    expect(await ask(locked)).toMatchObject({ known: false, gap: { kind: 'unsupported' } });
  });

  it('is not configured without a socket', async () => {
    expect(await ask('none')).toEqual({ known: true, value: { kind: 'not-configured' } });
  });
});

describe.skipIf(!unix)('control-socket [needs Unix sockets]', () => {
  const look = async (controlPath: string | null, controlMaster = 'auto') =>
    (await controlSocket.run({ controlPath, controlMaster }, ports))[0]?.facts['config.control-socket'];
  const value = (kind: string, path: string) => ({ known: true, value: { kind, path } });

  it('tells none, live, stale and hung apart', async () => {
    expect(await look(null)).toEqual({ known: true, value: { kind: 'none' } });
    expect(await look(join(folder, 'no-socket'))).toEqual({ known: true, value: { kind: 'none' } });
    const hello = Uint8Array.of(0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 4);
    const live = await listen('live', (socket) => socket.write(hello));
    expect(await look(live)).toEqual(value('live', live));
    const stale = await deadSocket('stale');
    expect(await look(stale)).toEqual(value('stale', stale));
    const hung = await listen('hung', nobody);
    expect(await look(hung)).toMatchObject(value('hung', hung));
    const other = await listen('other', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n'));
    expect(await look(other)).toMatchObject({ known: false });
  });

  it.skipIf(!openSsh)('judges a real master: working, stopped and killed [needs OpenSSH here]', async () => {
    const { private: hostKey } = ssh2.utils.generateKeyPairSync('ed25519');
    const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
      client.on('authentication', (context) => context.accept());
      client.on('error', nobody);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const path = join(folder, 'real');
    const { port } = server.address() as { port: number };
    const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'BatchMode=yes'];
    const words = ['-F', 'none', '-M', '-S', path, '-N', '-p', String(port), ...options.flatMap((one) => ['-o', one])];
    const master = spawn('ssh', [...words, 'me@127.0.0.1'], { stdio: 'ignore' });
    try {
      await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
      expect(await look(path)).toEqual(value('live', path));
      master.kill('SIGSTOP');
      expect(await look(path)).toMatchObject(value('hung', path));
      master.kill('SIGKILL');
      await once(master, 'exit');
      expect(await look(path)).toEqual(value('stale', path));
    } finally {
      master.kill('SIGKILL');
      server.close();
    }
  });

  it.skipIf(process.platform !== 'linux')('counts the name that ssh binds first [Linux figures]', async () => {
    const path = (bytes: number) => `/${'a'.repeat(bytes - 1)}`;
    expect(await look(path(90))).toEqual({ known: true, value: { kind: 'none' } });
    expect(await look(path(91))).toEqual({
      known: true,
      value: { kind: 'too-long', path: path(91), bytes: 91, limit: 90 },
    });
    expect(await look(path(107), 'false')).toEqual({ known: true, value: { kind: 'none' } });
    expect(await look(path(108), 'false')).toMatchObject({ value: { kind: 'too-long', limit: 107 } });
  });
});
