import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TempFolder } from '../files.ts';
import { nodePorts } from './ports.ts';

const { files, processes, dns, system } = nodePorts();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const posix = process.platform !== 'win32';
let folder: TempFolder;
beforeAll(async () => {
  folder = await files.tempFolder();
});
afterAll(() => folder.remove());

describe('files', () => {
  it('reads no more than asked, and says when there was more', async () => {
    const path = join(folder.path, 'long');
    writeFileSync(path, 'abcdef');
    expect(await files.read(path, 3)).toMatchObject({ kind: 'bytes', cut: true });
    const whole = await files.read(path, 6);
    expect(whole.kind === 'bytes' && [text(whole.bytes), whole.cut]).toEqual(['abcdef', false]);
  });

  it.skipIf(process.platform !== 'linux')('reads files of /proc, which say that they are empty', async () => {
    const read = await files.read('/proc/self/status', 100_000);
    expect(read.kind === 'bytes' && text(read.bytes)).toMatch(/^Name:/);
  });

  it.skipIf(!posix)('does not hang on a fifo', async () => {
    const path = join(folder.path, 'fifo');
    execFileSync('mkfifo', [path]);
    expect(await files.read(path, 10)).toEqual({ kind: 'failed', code: 'ENOTSUP' });
    expect(await files.stat(path)).toMatchObject({ stat: { kind: 'fifo' } });
  });

  it('writes all or nothing, with the mode asked for', async () => {
    const path = join(folder.path, 'new');
    expect(await files.writeAtomic(path, Uint8Array.of(1, 2), 0o666)).toEqual({ kind: 'written' });
    if (posix) expect(statSync(path).mode & 0o777).toBe(0o666);
    expect(await files.writeAtomic(join(folder.path, 'none', 'new'), new Uint8Array(), 0o600)).toEqual({
      kind: 'missing',
    });
    const before = await files.list(folder.path);
    mkdirSync(join(folder.path, 'taken'));
    expect((await files.writeAtomic(join(folder.path, 'taken'), new Uint8Array(), 0o600)).kind).toBe('failed');
    const after = await files.list(folder.path);
    expect(before.kind === 'names' && after.kind === 'names' && after.names.length - before.names.length).toBe(1);
  });

  it.skipIf(!posix)('tells a link from what it leads to', async () => {
    const path = join(folder.path, 'link');
    symlinkSync('/nowhere/at/all', path);
    expect(await files.stat(path)).toEqual({ kind: 'missing' });
    expect(await files.stat(path, { followLinks: false })).toMatchObject({ stat: { kind: 'symlink' } });
  });

  it('finds files by pattern', async () => {
    for (const name of ['b.conf', 'a.conf', '.c.conf', 'd']) writeFileSync(join(folder.path, name), '');
    const found = await files.glob(join(folder.path, '*.conf'));
    expect(found).toEqual([join(folder.path, 'a.conf'), join(folder.path, 'b.conf')]);
    expect(await files.glob(join(folder.path, 'd'))).toEqual([join(folder.path, 'd')]);
    expect(await files.glob('/nowhere/*/x')).toEqual([]);
  });
});

describe.skipIf(!posix)('programs', () => {
  const sh = (script: string, more: Partial<Parameters<typeof processes.run>[0]> = {}) =>
    processes.run({ program: 'sh', args: ['-c', script], timeoutMs: 10_000, ...more });

  it('give their exit code, both outputs, and no translations', async () => {
    const result = await sh('cat; echo "$LC_ALL" >&2; exit 3', { input: Uint8Array.of(104, 105) });
    expect(result).toMatchObject({ kind: 'exited', code: 3 });
    expect(result.kind === 'exited' && [text(result.stdout), text(result.stderr)]).toEqual(['hi', 'C\n']);
  });

  it('are ended with all they started when time is up', async () => {
    const result = await sh('sleep 1000 & echo $!; wait', { timeoutMs: 300 });
    expect(result.kind).toBe('timed-out');
    const pid = result.kind === 'timed-out' ? Number(text(result.stdout)) : 0;
    expect(pid).toBeGreaterThan(1);
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
  });

  it('are ended by the line that says enough', async () => {
    const lines: string[] = [];
    const result = await sh('echo one >&2; echo Authenticated >&2; echo three >&2; sleep 1000', {
      onLine(line) {
        lines.push(text(line));
        return text(line) === 'Authenticated' ? 'stop' : undefined;
      },
    });
    expect(result.kind).toBe('stopped');
    expect(lines).toEqual(['one', 'Authenticated']);
  });

  it('may say more than is kept', async () => {
    const result = await sh('head -c 300000 /dev/zero', { maxBytes: 1_000 });
    expect(result.kind === 'exited' && [result.stdout.length, result.cut]).toEqual([1_000, true]);
  });

  it('may be killed, or not be there', async () => {
    expect(await sh('kill -9 $$')).toMatchObject({ kind: 'signalled', signal: 'SIGKILL' });
    expect(await processes.run({ program: 'no-such-program', args: [], timeoutMs: 1_000 })).toEqual({
      kind: 'not-found',
      program: 'no-such-program',
    });
    expect(await processes.which('no-such-program')).toEqual([]);
    expect((await processes.which('sh')).length).toBeGreaterThan(0);
  });

  it('can be a stream, and end it', async () => {
    const started = await processes.openStream({ program: 'sh', args: ['-c', 'head -c 3; echo why >&2'] });
    if (started.kind !== 'started') throw new Error(started.kind);
    await started.stream.write(Uint8Array.of(97, 98, 99));
    const read = await started.stream.read(5_000);
    expect(read.kind === 'data' && text(read.bytes)).toBe('abc');
    expect(await started.stream.read(5_000)).toEqual({ kind: 'end' });
    await started.stream.close();
    await expect.poll(() => text(started.saidOnStderr())).toBe('why\n');
  });
});

describe('names and the system', () => {
  it('asks the system for localhost, and takes an answer of nobody as such', async () => {
    expect(await dns.lookup('localhost', 4, 5_000)).toMatchObject({ kind: 'addresses', addresses: [{ family: 4 }] });
    const asked = await dns.query({ name: 'example.org', type: 'A', server: '127.0.0.1:1', timeoutMs: 5_000 });
    expect(asked.kind).toBe('not-listening');
  });

  it.skipIf(process.platform !== 'linux')('knows the way to itself', async () => {
    expect(await system.routeTo('127.0.0.1')).toMatchObject({ kind: 'route', own: true });
    expect((await system.info()).platform).toBe('linux');
    expect((await system.interfaces()).some((one) => one.loopback)).toBe(true);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
