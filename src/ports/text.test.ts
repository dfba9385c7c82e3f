import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globPattern } from './glob.ts';
import { countPackets } from './node/path.ts';
import { keeper, lineMaxBytes, lineSplitter } from './output.ts';
import { homeOf, osRelease, packageManagerOf } from './system-files.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (from: string) => new TextEncoder().encode(from);

describe('glob(7)', () => {
  it.each([
    ['*.conf', ['a.conf', 'b.conf.conf'], ['a.conf~', '.conf', '.a.conf']],
    ['.*', ['.a'], ['a']],
    ['a?c', ['abc', 'a.c'], ['ac', 'abbc']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['[!a]x', ['bx'], ['ax']],
    ['[]]x', [']x'], ['x']],
    ['a.c', ['a.c'], ['abc']],
    ['\\*', ['*'], ['a']],
    ['[z-a]', [], ['z', 'a']],
    ['[', ['['], ['a']],
    ['a(b|c)$^', ['a(b|c)$^'], ['ab']],
  ])('%s', (pattern, fits, others) => {
    expect([...fits, ...others].filter(globPattern(pattern))).toEqual(fits);
  });
  it('takes any pattern and any name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, name) => typeof globPattern(pattern)(name) === 'boolean'),
    );
  });
});

describe('output of programs', () => {
  it('gives the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ') })),
        fc.integer({ min: 1, max: 5 }),
        (lines, step) => {
          const all = bytes(lines.map((line) => `${line}\r\n`).join(''));
          const seen: string[] = [];
          const splitter = lineSplitter((line) => seen.push(text(line)));
          for (let at = 0; at < all.length; at += step) splitter.add(all.subarray(at, at + step));
          splitter.finish();
          expect(seen).toEqual(lines);
        },
      ),
    );
  });
  it('cuts a line without end, and keeps the one after it', () => {
    const seen: number[] = [];
    const splitter = lineSplitter((line) => seen.push(line.length));
    for (let piece = 0; piece < 100; piece++) splitter.add(new Uint8Array(1_000).fill(65));
    splitter.add(bytes('\nnext'));
    splitter.finish();
    expect(seen).toEqual([lineMaxBytes, 4]);
  });
  it('keeps the first bytes and says that more came', () => {
    const kept = keeper(5);
    kept.add(bytes('abc'));
    expect(kept.cut()).toBe(false);
    kept.add(bytes('defg'));
    expect([text(kept.bytes()), kept.cut()]).toEqual(['abcde', true]);
  });
});

describe('files of the system', () => {
  it('reads os-release', () => {
    const release = osRelease('NAME="Rocky Linux"\nID="rocky"\nVERSION_ID=\'9.4\'\nID_LIKE="rhel centos fedora"\n');
    expect(release).toEqual({ id: 'rocky', version: '9.4', like: ['rhel', 'centos', 'fedora'] });
    expect(osRelease('')).toEqual({ id: null, version: null, like: [] });
  });
  it.each([
    ['debian', [], [], 'apt'],
    ['rocky', ['rhel'], ['dnf'], 'dnf'],
    ['centos', ['rhel'], ['yum'], 'yum'],
    ['unheard-of', [], ['apk'], 'apk'],
    [null, [], [], null],
  ])('knows the packages of %s %j %j', async (id, like, programs, manager) => {
    expect(await packageManagerOf(id, like, async (name) => programs.some((one) => one === name))).toBe(manager);
  });
  it('reads passwd', () => {
    const passwd = 'root:x:0:0:root:/root:/bin/bash\nbroken\ndeploy:x:1000:1000::/srv/deploy:/bin/sh\n+::::::\n';
    expect(homeOf(passwd, 1000)).toEqual({ name: 'deploy', home: '/srv/deploy' });
    expect(homeOf(passwd, 0)?.home).toBe('/root');
    expect(homeOf(passwd, 5)).toBeUndefined();
  });
  it('counts packets of /proc/net/dev', () => {
    const dev = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:    9464     104    0    0    0     0          0         0     9464     104    0    0    0     0       0          0
  eth0: 1000       20    0    0    0     0          0         0  3000    7424    0    0    0     0       0          0
 e1a@x:1000       20    0    0    0     0          0         0  3000    6    0    0    0     0       0          0
`;
    expect(countPackets(dev)).toEqual({ loopbackReceived: 104, othersSent: 7430 });
  });
});
