import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServer } from './testing/hostile-server.ts';
import { Sandbox } from './testing/run-cli.ts';

let box: Sandbox;
beforeEach(() => {
  box = new Sandbox();
});
afterEach(() => box.remove());

it('writes on the last run, on a file, and in place of the report', async () => {
  const server = await startServer(() => undefined);
  const { port } = server;
  await server.stop();
  const words = ['--no-port-search', '-F', 'none', '-p', String(port), 'zaphod@127.0.0.1'];
  const saved = box.path('run.json');
  expect((await box.run(['--save', saved, ...words])).status).toBe(1);
  const last = await box.run(['report', '--for', 'admin']);
  expect([last.status, last.stdout.split('\n')[0]]).toEqual([
    0,
    `Subject: SSH to [address-1], port ${port} fails: no TCP connection comes about`,
  ]);
  expect(last.stderr).toContain('--keep');
  const named = await box.run(['report', '--for', 'admin', '--keep', 'names,addresses', saved]);
  expect(named.stdout).toContain('Login name: zaphod');
  expect(named.stdout).toContain('127.0.0.1');
  const markdown = await box.run(['report', '--for', 'issue', '--markdown', saved]);
  expect(markdown.stdout).toMatch(/^# SSH to/u);
  const live = await box.run(['--report-for', 'provider', ...words]);
  expect([live.status, live.stdout.startsWith('Subject: '), /zaphod/u.test(live.stdout)]).toEqual([1, true, false]);
  const shown = await box.run(['show', '--json']);
  expect(JSON.parse(shown.stdout)).toMatchObject({ outcome: 'undecided' });
});

it.each([
  [['report'], "required option '--for <reader>'"],
  [['report', '--for', 'nobody'], 'Allowed choices'],
  [['report', '--for', 'issue', '--keep', 'secrets'], 'not'],
  [['report', '--for', 'issue', 'one', 'two'], 'one file'],
  [['report', '--for', 'issue', '/nonexistent'], 'no such file'],
  [['report', '--for', 'issue'], 'no last run yet'],
])('%j is wrong usage', async (words, says) => {
  const said = await box.run(words);
  expect([said.status, said.stdout]).toEqual([64, '']);
  expect(said.stderr).toContain(says);
});

it('takes a damaged file for one', async () => {
  const path = box.path('damaged.json');
  writeFileSync(path, '{"format":"whyssh-run","version":1,"head":{"asked":{}},"observations":[7]}');
  expect((await box.run(['report', '--for', 'issue', path])).status).toBe(64);
  expect(readFileSync(path, 'utf8')).toContain('whyssh-run');
});
