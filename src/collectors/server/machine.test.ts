import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InsideAsk } from './collector.ts';
import { serverMachine } from './machine.ts';
import { bootOf } from './machine-boot.ts';
import { limitsOf } from './machine-limits.ts';
import { networkOf } from './network.ts';
import { readSaid, type Section } from './said.ts';
import { serverStorage, storageOf } from './storage.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const section = (...fields: readonly (readonly [string, string])[]): Section => {
  const lines = ['M begin', ...fields.map(([field, value]) => `x\t${field}\t${hex(value)}`), 'x\tdone\t31', 'M end'];
  const own = readSaid(lines.join('\n'), 'M').get('x');
  if (own === undefined) throw new Error('nothing was said');
  return own;
};
const ask: InsideAsk = { via: null, user: 'deploy', from: '192.0.2.9', port: 22, outside: true, withinMs: 1_000 };
const read = (collector: typeof serverMachine, own: Section) =>
  collector.read({ own, section: () => undefined, ask, seenAs: null }).facts;

describe('storage', () => {
  const place = (folder: string, space: string, inodes: string, mount: string) =>
    [
      ['space', `${folder}\n${space}`],
      ['inodes', `${folder}\n${inodes}`],
      ['mount', mount],
    ] as const;
  it('tells full, without inodes and read-only apart, and names what a login meets first', () => {
    const { places, blocked } = storageOf(
      section(
        ...place('/', '/dev/sda1 10000 9990 0 100% /', '/dev/sda1 100 10 90 10% /', '/ ext4 rw,relatime'),
        ...place('/tmp', 'tmpfs 100 1 99 1% /tmp', 'tmpfs 8 8 0 100% /tmp', '/tmp tmpfs rw'),
        ...place(
          '/srv/a b',
          'disk 100 1 99 1% /srv/a b',
          '- - - - - /srv/a b',
          '/srv/a\\040b ext4 ro,errors=remount-ro',
        ),
        ['home', '/srv/a b'],
      ),
    );
    expect(places.map(({ state }) => state)).toEqual(['full', 'no-inodes', 'read-only']);
    expect(blocked?.folder).toBe('/srv/a b');
  });
  it('takes no file system without a number of inodes for one that has none left', () => {
    const btrfs = place('/', '/dev/sda2 1000 10 990 1% /', '/dev/sda2 0 0 0 - /', '/ btrfs rw');
    expect(storageOf(section(...btrfs))).toMatchObject({ blocked: null, places: [{ freeInodes: null }] });
  });
  it('passes a root that is read-only by design, and a /home that the account does not use', () => {
    const root = place('/', 'overlay 0 0 0 - /', '- - - - - /', '/ squashfs ro');
    const home = place('/home', '/dev/sdb 100 100 0 100% /home', '/dev/sdb 9 1 8 1% /home', '/home ext4 rw');
    expect(storageOf(section(...root, ...home, ['home', '/root'])).blocked).toBeNull();
    expect(storageOf(section(...root, ...home, ['home', '/home/deploy'])).blocked?.folder).toBe('/home');
  });
  it('is a gap without df', () => {
    expect(read(serverStorage, section(['home', '/x']))['server.machine.storage']).toMatchObject({ known: false });
  });
});

describe('limits', () => {
  const group = (path: string, text: string) => ['group', `${path}\n${text}`] as const;
  it('takes the group with the fewest processes left', () => {
    const { tasks } = limitsOf(
      section(
        group('/system.slice/ssh.service/pids.current', '5'),
        group('/system.slice/ssh.service/pids.max', '5'),
        group('/system.slice/ssh.service/pids.events', 'max 12'),
        group('/system.slice/pids.current', '40'),
        group('/system.slice/pids.max', '9000'),
        group('/pids.max', 'max'),
      ),
    );
    expect(tasks).toEqual({ used: 5, max: 5, full: true, refused: 12 });
  });
  it('reads the soft limit of files', () => {
    const limits =
      'Max processes 96365 96365 processes\nMax open files            1024                 524288               files';
    expect(limitsOf(section(['limits', limits], ['files', '1024'])).files).toEqual({
      used: 1024,
      max: 1024,
      full: true,
    });
  });
  it('counts terminals against the mount, whose max=0 is no limit, and else against the kernel', () => {
    const terminals = (options: string, here: string) =>
      limitsOf(section(['devpts', options], ['terminals', here], ['pty-max', '4096'], ['pty-nr', '9'])).terminals;
    expect(terminals('rw,gid=5,max=2', '2')).toEqual({ used: 2, max: 2, full: true, mounted: true });
    expect(terminals('rw,max=0', '2')).toMatchObject({ full: false });
    expect(terminals('rw,max=3', '2')).toMatchObject({ full: false });
    expect(limitsOf(section(['terminals', '0'], ['pty-max', '4096'])).terminals).toMatchObject({ mounted: false });
  });
});

describe('boot', () => {
  it.each([
    ['SystemState=starting', 'starting'],
    ['SystemState=maintenance', 'rescue'],
    ['SystemState=degraded', 'degraded'],
    ['', 'unknown'],
  ])('%s is %s', (manager, state) => {
    expect(bootOf(section(['manager', manager])).state).toBe(state);
  });
  it('names what runs and whether sshd waits', () => {
    const jobs =
      '  1 multi-user.target   start waiting\n 73 cloud-init.service start running\n 90 ssh.service start waiting';
    expect(bootOf(section(['jobs', jobs]))).toMatchObject({ sshWaits: true, waitsFor: ['cloud-init.service'] });
    expect(bootOf(section(['jobs', '9 ssh.service stop waiting'])).sshWaits).toBe(false);
  });
  it('knows the runlevels of OpenRC', () => {
    expect(bootOf(section(['runlevel', 'boot\n'])).state).toBe('starting');
  });
});

describe('network', () => {
  const link = (name: string, flags: string) => `2: ${name}: <${flags}> mtu 1500 qdisc noqueue state UP mode DEFAULT`;
  it('reads what is up, its addresses, duplicates and routes', () => {
    const found = networkOf(
      section(
        [
          'link',
          [
            '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536',
            link('eth0@if7', 'BROADCAST,UP,LOWER_UP'),
            link('eth1', 'BROADCAST'),
          ].join('\n'),
        ],
        [
          'address',
          [
            '2: eth0    inet 10.2.1.2/24 scope global eth0\\       valid_lft forever',
            '2: eth0    inet6 fd00:3::2/64 scope global dadfailed tentative \\ valid_lft forever',
            '2: eth0    inet6 fe80::1/64 scope link \\ valid_lft forever',
          ].join('\n'),
        ],
        ['route', 'default via 10.2.1.1 dev eth0 '],
        ['way', '2\nRTNETLINK answers: Network is unreachable'],
      ),
      'fd00:1::2',
    );
    expect(found).toMatchObject({
      usable: ['eth0'],
      duplicates: ['fd00:3::2'],
      defaultRoutes: [4],
      lacksDefault: true,
      wayToClient: 'none',
    });
    expect(found.interfaces).toHaveLength(2);
  });
  it('knows nothing of the way when nobody is named, or ip says something else', () => {
    expect(networkOf(section(['link', '']), null)).toMatchObject({ lacksDefault: null, wayToClient: null });
    expect(networkOf(section(['way', '1\nError: inet prefix is expected']), '10.0.0.1').wayToClient).toBeNull();
  });
});

describe('the machine', () => {
  it('counts the kills of the server’s own group, not those of the whole machine', () => {
    const kills = (path: string) =>
      read(serverMachine, section(['group', `${path}/memory.events\nlow 0\noom 1\noom_kill 3`]))[
        'server.machine.memory'
      ];
    expect(kills('/system.slice/ssh.service')).toMatchObject({ value: { sshKills: 3 } });
    expect(kills('')).toMatchObject({ value: { sshKills: null } });
  });
  it('takes logind for silent only when time ran out', () => {
    const logind = (said: string, unit: string) =>
      read(serverMachine, section(['logind', said], ['logind-unit', unit]))['server.machine.logind'];
    const active = 'LoadState=loaded\nActiveState=active';
    expect(logind('0', active)).toMatchObject({ value: 'answers' });
    expect(logind('1\nCall failed: Connection timed out', active)).toMatchObject({ value: 'silent' });
    expect(logind('1\nFailed to open connection: No such file or directory', active)).toMatchObject({ known: false });
    expect(logind('1\nx', 'LoadState=loaded\nActiveState=inactive')).toMatchObject({ value: 'not-running' });
  });
  it('reads the clock’s distance from chrony only when chrony is in step', () => {
    const clock = (chrony: string) =>
      read(serverMachine, section(['now', '1795478400'], ['chrony', chrony]))['server.machine.clock'];
    const normal = 'System time     : 93.500000000 seconds slow of NTP time\nLeap status     : Normal';
    expect(clock(normal)).toMatchObject({ value: { offsetSeconds: -93.5, synchronized: true } });
    expect(clock(normal.replace('Normal', 'Not synchronised'))).toMatchObject({
      value: { offsetSeconds: null, synchronized: false },
    });
  });
  it('knows an account that never logged in', () => {
    const last = (text: string) => read(serverMachine, section(['lastlog', text]))['server.machine.last-login'];
    expect(last('          0')).toMatchObject({ value: { epochSeconds: null } });
    expect(last(' 1795478400')).toMatchObject({ value: { epochSeconds: 1795478400 } });
    expect(last('')).toMatchObject({ value: { epochSeconds: null } });
  });
  it('takes any text without falling', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'space',
              'inodes',
              'mount',
              'group',
              'jobs',
              'link',
              'address',
              'way',
              'limits',
              'devpts',
              'chrony',
              'meminfo',
            ),
            fc.string({ unit: 'binary', maxLength: 200 }),
          ),
        ),
        (fields) => {
          const own = section(['home', '/'], ...fields);
          storageOf(own);
          networkOf(own, '10.0.0.1');
          expect(Object.keys(read(serverMachine, own))).toHaveLength(8);
        },
      ),
    );
  });
});
