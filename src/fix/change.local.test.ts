import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FixStep, Operation } from '../contract/fix.ts';
import { type Answer, readAnswer } from './answer.ts';
import { changeProgram, lookProgram, type Verb, verbProgram } from './program.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const base = mkdtempSync(join(tmpdir(), 'whyssh-fix-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const busybox = process.env['WHYSSH_BUSYBOX'] ?? '/bin/busybox';
const shells = [
  { name: 'dash', words: ['dash', '-s'] },
  { name: 'bash', words: ['bash', '-s'] },
  { name: 'busybox', words: [busybox, 'sh', '-s'] },
].map((shell) => ({
  ...shell,
  there: spawnSync(shell.words[0] ?? '', shell.name === 'busybox' ? ['true'] : ['-c', ':']).status === 0,
}));

const put = (path: string, before: string | null, content: string, mode = '600'): Operation => ({
  kind: 'put',
  path,
  expect: before === null ? 'absent' : sha256(before),
  before: bytes(before ?? ''),
  content: bytes(content),
  mode,
  owner: null,
});
const step = (...operations: Operation[]): FixStep => ({
  kind: 'test',
  where: 'client',
  title: 'Change it.',
  grade: 'reversible',
  operations,
});

describe.each(shells)('a change under $name', ({ words, there }) => {
  /** A fresh home and the folder of one change in it. */
  function place() {
    const home = mkdtempSync(join(base, 'home-'));
    const change = join(home, 'state', 'changes', 'one');
    const run = (program: string): Answer => {
      const ran = spawnSync(words[0] ?? '', words.slice(1), { input: program, encoding: 'utf8' });
      expect(ran.stderr).toBe('');
      return readAnswer(ran.stdout, 'mark');
    };
    return {
      home,
      file: (name: string, text: string, mode = 0o644) => {
        const path = join(home, name);
        writeFileSync(path, text);
        chmodSync(path, mode);
        utimesSync(path, 1_600_000_000, 1_600_000_000);
        return path;
      },
      go: (...operations: Operation[]) => run(changeProgram('mark', change, [step(...operations)], null)),
      end: (verb: Verb) => run(verbProgram('mark', change, verb)),
      look: (...paths: string[]) => run(lookProgram('mark', paths)),
      names: () => readdirSync(home).filter((name) => name !== 'state'),
      change,
    };
  }

  it.runIf(there)('replaces a file, keeps its mode, and gives it back byte by byte with its times', () => {
    const { file, go, end, names } = place();
    const before = "Host a\r\n\tPort 1 # 100% \\ 'x'\n\u0001\u00ff";
    const after = 'Host b\n"$(touch /tmp/owned)" `id` %s \\n\n';
    const path = file('config', before, 0o640);
    expect(go(put(path, before, after)).one('state')).toBe('applied');
    expect(readFileSync(path, 'utf8')).toBe(after);
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(end('keep').one('state')).toBe('kept');
    expect(names()).toEqual(['config']);
    expect(end('undo').one('state')).toBe('undone');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(statSync(path).mtimeMs).toBe(1_600_000_000_000);
    expect(names()).toEqual(['config']);
  });

  it.runIf(there)('gives the very same file back when it was not kept yet', () => {
    const { file, go, end } = place();
    const path = file('config', 'old\n');
    const { ino } = statSync(path);
    go(put(path, 'old\n', 'new\n'));
    expect(statSync(path).ino).not.toBe(ino);
    expect(end('force').one('state')).toBe('undone');
    expect(statSync(path).ino).toBe(ino);
  });

  it.runIf(there)('makes a new file, and takes it away again', () => {
    const { home, go, end, names } = place();
    const path = join(home, 'config');
    expect(go(put(path, null, 'new\n', '600')).one('state')).toBe('applied');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    end('keep');
    expect(end('undo').one('state')).toBe('undone');
    expect(names()).toEqual([]);
  });

  it.runIf(there)('refuses a file that has changed since the preview, a link in its place and a missing folder', () => {
    for (const [prepare, words2] of [
      [(home: string) => writeFileSync(join(home, 'config'), 'other\n'), 'has changed since the preview'],
      [(home: string) => symlinkSync('/etc/hostname', join(home, 'config')), 'is a symbolic link'],
      [(home: string) => mkdirSync(join(home, 'config')), 'is no plain file'],
    ] as const) {
      const { home, go, names } = place();
      prepare(home);
      const answer = go(put(join(home, 'config'), 'old\n', 'new\n'));
      expect(answer.one('failed')).toContain(words2);
      expect(answer.one('state')).toBe('unchanged');
      expect(names()).toEqual(['config']);
    }
    const { home, go } = place();
    expect(go(put(join(home, 'no', 'config'), null, 'new\n')).one('failed')).toContain('is not there');
  });

  it.runIf(there)('takes everything back when a later operation fails, in the opposite order', () => {
    const { home, file, go, names } = place();
    const path = file('config', 'old\n');
    const key = file('key', 'k', 0o644);
    const log = join(home, 'log');
    const say = (word: string) => `echo ${word} >> '${log}'`;
    const answer = go(
      put(path, 'old\n', 'new\n'),
      { kind: 'mode', path: key, mode: '600', before: '644' },
      { kind: 'run', shows: null, does: 'first', run: say('do'), undo: say('undo'), done: null },
      { kind: 'run', shows: null, does: 'the last one', run: 'echo no such thing >&2; exit 3', undo: null, done: null },
    );
    expect(answer.one('failed')).toBe('the last one: no such thing');
    expect(answer.one('state')).toBe('unchanged');
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(statSync(key).mode & 0o777).toBe(0o644);
    expect(readFileSync(log, 'utf8')).toBe('do\nundo\n');
    expect(names().sort()).toEqual(['config', 'key', 'log']);
  });

  it.runIf(there)('does nothing the second time', () => {
    const { file, go } = place();
    const path = file('config', 'new\n');
    const answer = go(
      put(path, 'old\n', 'new\n'),
      { kind: 'mode', path, mode: '644', before: '600' },
      { kind: 'run', shows: null, does: 'nothing', run: 'exit 1', undo: null, done: 'true' },
    );
    expect(answer.one('state')).toBe('applied');
    expect(answer.many('already')).toHaveLength(3);
  });

  it.runIf(there)(
    'does not take back what somebody has changed since, says the difference, and touches nothing else',
    () => {
      const { file, go, end } = place();
      const path = file('config', 'old\n');
      const other = file('other', 'old\n');
      go(put(other, 'old\n', 'new\n'), put(path, 'old\n', 'new\n'));
      end('keep');
      writeFileSync(path, 'new\nand more\n');
      const answer = end('undo');
      expect(answer.one('state')).toBe('unchanged');
      expect(answer.one('failed')).toContain('has changed since the fix');
      expect(answer.one('diff')).toContain('+and more');
      expect(readFileSync(other, 'utf8')).toBe('new\n');
    },
  );

  it.runIf(there)('removes a file and puts it back', () => {
    const { file, go, end, names } = place();
    const path = file('nologin', 'soon\n', 0o644);
    go({ kind: 'remove', path, expect: sha256('soon\n') });
    expect(existsSync(path)).toBe(false);
    end('keep');
    expect(names()).toEqual([]);
    expect(end('undo').one('state')).toBe('undone');
    expect(readFileSync(path, 'utf8')).toBe('soon\n');
  });

  it.runIf(there)('takes back first what an earlier run left unfinished', () => {
    const { file, go, end, change, home } = place();
    const path = file('config', 'old\n');
    go(put(path, 'old\n', 'new\n'));
    // As if that run had been cut off in the middle of its one operation.
    execFileSync('mv', [join(change, 'tx-applied'), join(change, 'tx-prepared')]);
    execFileSync('mv', [join(change, '1', 'is-done'), join(change, '1', 'is-doing')]);
    const next = changeProgram(
      'mark',
      join(home, 'state', 'changes', 'two'),
      [step(put(path, 'old\n', 'newer\n'))],
      null,
    );
    const ran = spawnSync(words[0] ?? '', words.slice(1), { input: next, encoding: 'utf8' });
    const answer = readAnswer(ran.stdout, 'mark');
    expect(answer.many('swept')).toEqual(['one']);
    expect(answer.many('state').at(-1)).toBe('applied');
    expect(readFileSync(path, 'utf8')).toBe('newer\n');
    expect(end('undo').one('state')).toBe('undone');
  });

  it.runIf(there)('shows files as they are', () => {
    const { home, file, look } = place();
    const path = file('a b', 'text\n', 0o640);
    symlinkSync(path, join(home, 'link'));
    const answer = look(path, join(home, 'link'), join(home, 'none'));
    const { uid, gid } = statSync(path);
    expect(answer.many('file')).toEqual([
      `file 640 ${uid} ${gid} ${sha256('text\n')} ${path}`,
      `link 0 0 0 - ${join(home, 'link')}`,
      `absent 0 0 0 - ${join(home, 'none')}`,
    ]);
    expect(new TextDecoder().decode(answer.bytes('text')[0])).toBe('text\n');
  });
});
