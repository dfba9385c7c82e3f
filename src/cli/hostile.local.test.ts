import { readdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  disconnect,
  flood,
  kexInit,
  onPackets,
  packet,
  packetLength,
  type RunningServer,
  sshString,
  startServer,
  usualLists,
} from './testing/hostile-server.ts';
import { startLoginServer } from './testing/login-server.ts';
import { type Finished, rawControls, Sandbox } from './testing/run-cli.ts';

/** Title, clear screen, colour, right-to-left override and isolate, C1 CSI, backspace, NUL, zero width, tag characters. */
const evil =
  '\u001B]0;owned\u0007\u001B[2J\u001B[31m\u202Eevil\u2066\u009B31m\b\0\u200B\u{E0041}`touch pwned`$(touch pwned)';
const deadlineS = 2;
/** Peak of the command itself without anything to examine is some 80 MiB. */
const peakMiB = 200;

const versionLine = 'SSH-2.0-OpenSSH_9.9\r\n';
const afterVersion =
  (answer: (payload: Buffer) => Uint8Array) =>
  (socket: Socket): void => {
    socket.write(versionLine);
    onPackets(socket, (payload) => void socket.write(answer(payload)));
  };
const everySecond =
  (text: string) =>
  (socket: Socket): void => {
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 1_000);
    socket.on('close', () => clearInterval(timer));
  };
const hostKeyReply = (hostKey: Uint8Array, signature: Uint8Array): Uint8Array =>
  packet(Buffer.concat([Buffer.of(31), sshString(hostKey), sshString(Buffer.alloc(32, 9)), sshString(signature)]));
const withHostKey = (hostKey: Uint8Array, signature: Uint8Array) =>
  afterVersion((payload) => (payload[0] === 20 ? packet(kexInit(usualLists)) : hostKeyReply(hostKey, signature)));

/** What the server does, and the exit codes that say so. */
const servers: { readonly [what: string]: readonly [(socket: Socket) => void, readonly number[]] } = {
  '10 MB before the version line': [(socket) => flood(socket, Buffer.alloc(65_536, 'a'), 10 << 20), [1]],
  '10 MB of lines before the version line': [
    (socket) => flood(socket, Buffer.from('hello\r\n'.repeat(9_000)), 10 << 20),
    [1],
  ],
  'a version line that never ends': [
    (socket) => flood(socket, Buffer.from(`SSH-2.0-${'x'.repeat(65_000)}`), 10 << 20),
    [1],
  ],
  'a packet of 4 GB': [
    (socket) => socket.write(Buffer.concat([Buffer.from(versionLine), packetLength(0xffff_ffff)])),
    [1],
  ],
  'text full of escapes before the version line': [
    (socket) => socket.write(`${evil}\r\nSSH-2.0-${evil} ${evil}\r\n`),
    [1],
  ],
  'text full of escapes, and the end': [(socket) => socket.end(`${evil}\r\n`), [1]],
  'a web server full of escapes': [
    (socket) => socket.end(`HTTP/1.1 400 ${evil}\r\nServer: ${evil}\r\n\r\n${evil}`),
    [1],
  ],
  'a goodbye full of escapes': [afterVersion(() => packet(disconnect(2, evil))), [1]],
  'names of algorithms full of escapes': [
    afterVersion(() => packet(kexInit([evil, evil, ...usualLists.slice(2)]))),
    [1],
  ],
  'a KEXINIT of garbage': [afterVersion(() => packet(Buffer.concat([Buffer.of(20), Buffer.alloc(300, 0xfe)]))), [1]],
  'name lists without an end': [
    afterVersion(() => packet(kexInit(['a,'.repeat(15_000), ...usualLists.slice(1)]))),
    [1],
  ],
  'packets without an end': [
    (socket) => flood(socket, Buffer.concat([Buffer.from(versionLine), packet(Buffer.alloc(20_000, 2))]), 10 << 20),
    [1],
  ],
  'a host key that is none': [withHostKey(Buffer.alloc(40, 0xff), Buffer.alloc(5)), [1]],
  'a host key cut short': [
    withHostKey(Buffer.concat([sshString('ssh-ed25519'), sshString(Buffer.alloc(3))]), Buffer.alloc(5)),
    [1],
  ],
  'a host key of another name': [
    withHostKey(Buffer.concat([sshString(evil), sshString(Buffer.alloc(32))]), sshString(evil)),
    [1],
  ],
  'a signature that is not true': [
    withHostKey(
      Buffer.concat([sshString('ssh-ed25519'), sshString(Buffer.alloc(32, 1))]),
      Buffer.concat([sshString('ssh-ed25519'), sshString(Buffer.alloc(64))]),
    ),
    [1],
  ],
  'no answer': [() => undefined, [2]],
  'no answer after the version line': [(socket) => socket.write(versionLine), [2]],
  'one byte a second': [everySecond('SSH-2.0-slow'), [2]],
  'one line a second': [everySecond('\n'), [1, 2]],
  'a reset at once': [(socket) => socket.resetAndDestroy(), [1]],
  'a reset after the version line': [(socket) => socket.write(versionLine, () => socket.resetAndDestroy()), [1]],
  'a reset in the key exchange': [
    (socket) => (socket.write(versionLine), onPackets(socket, () => socket.resetAndDestroy())),
    [1],
  ],
};

let box: Sandbox;
let startMs = 0;

beforeAll(async () => {
  box = new Sandbox();
  await box.run(['--version']);
  startMs = (await box.run(['causes'])).tookMs;
});
afterAll(() => box.remove());

const options = (port: number) => ['--deadline', String(deadlineS), '-F', 'none', '-p', String(port), 'u@127.0.0.1'];

async function examined(mode: string, server: RunningServer): Promise<Finished> {
  try {
    return await box.run([mode, ...options(server.port)], box.freshState());
  } finally {
    await server.stop();
  }
}

describe('a hostile server', () => {
  it.each(Object.entries(servers))('%s', async (_, [behave, exits]) => {
    const server = await startServer(behave);
    const said = await examined('--verbose', server);
    expect(said.stderr).toBe('');
    expect(exits).toContain(said.status);
    expect(rawControls(said.stdout)).toEqual([]);
    expect(said.tookMs).toBeLessThan(deadlineS * 1_000 + 1_000 + startMs);
    expect(said.peakMiB).toBeGreaterThan(20);
    expect(said.peakMiB).toBeLessThan(peakMiB);
    expect(server.taken()).toBeLessThanOrEqual(4);
    expect(readdirSync(box.temp)).toEqual([]);
  });

  it.each([
    '--no-contrast',
    '--quiet',
    '--json',
    '--color=always',
  ])('leaves the terminal unharmed with %s', async (mode) => {
    for (const what of ['text full of escapes before the version line', 'a goodbye full of escapes']) {
      const server = await startServer(servers[what]?.[0] ?? (() => undefined));
      const said = await examined(mode, server);
      expect(server.taken()).toBe(1);
      expect(rawControls(said.stdout)).toEqual([]);
      expect(rawControls(said.stderr)).toEqual([]);
      if (mode === '--json') expect(JSON.stringify(JSON.parse(said.stdout))).toContain('evil');
    }
  });

  it('a login text full of escapes', async () => {
    const own = new Sandbox();
    const server = await startLoginServer(own, { banner: `${evil.replace('\0', '')}\r\n`, accept: 'nobody' });
    try {
      for (const mode of ['--verbose', '--json']) {
        const said = await own.run([mode, ...server.words], own.freshState());
        expect(said.stdout).toContain('evil');
        expect([rawControls(said.stdout), rawControls(said.stderr)]).toEqual([[], []]);
        expect(said.status).toBe(1);
      }
      expect(readdirSync(own.temp)).toEqual([]);
    } finally {
      await server.stop();
      own.remove();
    }
  });
});
