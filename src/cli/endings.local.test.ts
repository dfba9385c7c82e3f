import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './testing/hostile-server.ts';
import { Sandbox } from './testing/run-cli.ts';

let box: Sandbox;
let server: RunningServer | undefined;

beforeEach(() => {
  box = new Sandbox();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  box.remove();
});

const words = (port: number) => ['--deadline', '15', '-F', 'none', '-p', String(port), 'u@127.0.0.1'];

/** A server that is silent, and says when somebody has come. */
async function silentServer(): Promise<{ readonly port: number; readonly taken: Promise<void> }> {
  let tell: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    tell = resolve;
  });
  server = await startServer(() => tell());
  return { port: server.port, taken };
}

describe.skipIf(process.platform === 'win32')('the end of a run', () => {
  it.each([
    'SIGINT',
    'SIGTERM',
    'SIGHUP',
  ] as const)('%s gives what was seen so far, and 2: there is no verdict yet', async (signal) => {
    const { port, taken } = await silentServer();
    const { child, finished } = box.start([...words(port), '--save', box.path('run.json')]);
    await taken;
    child.kill(signal);
    const said = await finished;
    expect(said.status).toBe(2);
    expect(said.stdout).toContain('open at 127.0.0.1');
    expect(said.stdout).toContain('Stopped before the end');
    expect(said.stderr).toBe('');
    expect(readdirSync(box.temp)).toEqual([]);
    expect(existsSync(box.path('run.json'))).toBe(true);
  });

  it('a verdict that stands is kept: 1', async () => {
    let second: () => void = () => undefined;
    const looksAgain = new Promise<void>((resolve) => {
      second = resolve;
    });
    // The first connection is reset; on the second, the look that compares, nothing is said.
    const own = await startServer((socket) => (own.taken() === 1 ? socket.resetAndDestroy() : second()));
    server = own;
    const { child, finished } = box.start(words(own.port));
    await looksAgain;
    child.kill('SIGINT');
    const said = await finished;
    expect(said.status).toBe(1);
    expect(said.stdout).toContain('Stopped before the end');
  });

  it('--deadline before any verdict is 2', async () => {
    const { port } = await silentServer();
    const said = await box.run(['--deadline', '1', ...words(port).slice(2)]);
    expect([said.status, said.stdout.includes('The deadline of 1 s was reached')]).toEqual([2, true]);
  });

  it('Ctrl-C while ssh runs leaves no process and no file', async () => {
    const pidFile = box.path('pid');
    // ssh starts this for its proxy: it tells who it is and says nothing more.
    writeFileSync(box.path('proxy'), `#!/bin/sh\necho $$ > ${pidFile}\nexec sleep 60\n`, { mode: 0o700 });
    const { child, finished } = box.start(['-F', 'none', '-o', `ProxyCommand=${box.path('proxy')}`, 'u@h']);
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith('\n'));
    const pid = Number(readFileSync(pidFile, 'utf8'));
    child.kill('SIGINT');
    const said = await finished;
    expect(said.status).toBe(2);
    expect(alive(pid)).toBe(false);
    expect(readdirSync(box.temp)).toEqual([]);
  });

  it('a second Ctrl-C ends at once, and takes its children with it', async () => {
    const pidFile = box.path('pid');
    const config = box.path('config');
    writeFileSync(config, `Match exec "echo $$ > ${pidFile}; exec sleep 60"\n  Port 1\n`);
    const { child, finished } = box.start(['-F', config, 'u@127.0.0.1']);
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith('\n'));
    const pid = Number(readFileSync(pidFile, 'utf8'));
    child.kill('SIGINT');
    child.kill('SIGTERM');
    const said = await finished;
    expect(said.status).toBe(130);
    await until(() => !alive(pid));
    expect(readdirSync(box.temp)).toEqual([]);
  });

  it('a configuration that hangs ssh ends at the deadline', async () => {
    const config = box.path('config');
    writeFileSync(config, 'Match exec "sleep 60"\n  Port 1\n');
    const said = await box.run(['--deadline', '1', '-F', config, 'u@127.0.0.1']);
    expect(said.status).toBe(2);
    expect(said.tookMs).toBeLessThan(4_000);
  });

  it.each([['--verbose'], ['--json'], ['--help']])('a reader that leaves is no error: %s | head -1', (mode) => {
    const command = `"$0" "$1" ${mode} -F none -p 1 u@127.0.0.1 | head -c 1`;
    const main = new URL('main.ts', import.meta.url).pathname;
    const said = spawnSync('sh', ['-c', command, process.execPath, main], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: box.home, XDG_STATE_HOME: box.state, TMPDIR: box.temp },
    });
    expect(said.stderr).toBe('');
  });
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that init has not taken yet is no process any more.
    return !/^\d+ \(.*\) Z/su.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, withinMs = 10_000): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error('waited in vain');
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
