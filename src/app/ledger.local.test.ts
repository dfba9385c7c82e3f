import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServer } from '../cli/testing/hostile-server.ts';
import { Sandbox } from '../cli/testing/run-cli.ts';
import { nodeClock } from '../ports/node/clock.ts';
import { nodeFiles } from '../ports/node/files.ts';
import { type Account, book, Ledger } from './ledger.ts';
import { locked } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whyssh-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const one = { connections: 1, failedLogins: 0, withoutLogin: 1 };
const accounts = (path: string): { readonly [address: string]: Account } =>
  (JSON.parse(readFileSync(path, 'utf8')) as { accounts: { [address: string]: Account } }).accounts;

it('loses no booking of twenty that come at once', async () => {
  const path = join(folder, 'state', 'ledger.json');
  const clock = nodeClock;
  const done = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      new Ledger(nodeFiles(), clock, path).update(`192.0.2.${at % 2}`, (account, nowMs) => book(account, one, nowMs)),
    ),
  );
  expect(done).toEqual(done.map(() => true));
  expect(Object.values(accounts(path)).map(({ connectionsMs }) => connectionsMs.length)).toEqual([10, 10]);
  expect(existsSync(`${path}.lock`)).toBe(false);
});

it('takes a lock over that a killed run left behind, and waits for one that is held', async () => {
  const lock = join(folder, 'lock');
  writeFileSync(lock, 'a run that is gone');
  const anHourAgo = Date.now() / 1000 - 3600;
  utimesSync(lock, anHourAgo, anHourAgo);
  const order: string[] = [];
  const clock = nodeClock;
  const work = (name: string) =>
    locked(nodeFiles(), clock, lock, async () => {
      order.push(`${name} begins`);
      await clock.sleep(20);
      order.push(`${name} ends`);
    });
  await Promise.all(['a', 'b', 'c'].map(work));
  expect(order).toHaveLength(6);
  for (let at = 0; at < 6; at += 2) expect(order[at + 1]).toBe(order[at]?.replace('begins', 'ends'));
  expect(existsSync(lock)).toBe(false);
});

it('does the work where no lock can be made', async () => {
  const clock = nodeClock;
  expect(await locked(nodeFiles(), clock, join(folder, 'none', 'lock'), () => Promise.resolve('done'))).toBe('done');
});

it('has booked every connection that ten runs at once have opened', async () => {
  const box = new Sandbox();
  let taken = 0;
  const server = await startServer((socket) => {
    taken += 1;
    socket.end('SSH-2.0-x\r\n');
  });
  try {
    const words = ['--quiet', '--no-login', '--no-port-search', '-F', 'none', '-p', String(server.port), 'u@127.0.0.1'];
    await Promise.all(Array.from({ length: 10 }, () => box.run(words)));
    const booked = accounts(join(box.state, 'whyssh', 'ledger.json'))['127.0.0.1']?.connectionsMs.length;
    expect([taken > 0, booked]).toEqual([true, taken]);
  } finally {
    await server.stop();
    box.remove();
  }
}, 60_000);
