import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePublicKeyLine } from '../../wire/files/public-key.ts';
import { serverBans } from './bans.ts';
import { checkOf } from './check.ts';
import type { Heard, InsideAsk } from './collector.ts';
import { accessOf, serverEffective } from './effective.ts';
import { seenIn } from './inside.ts';
import { serverKeys } from './keys.ts';
import { serverListen, socketsOf } from './listen.ts';
import { readSaid } from './said.ts';

const ask: InsideAsk = { via: null, user: 'deploy', from: '192.0.2.9', port: 22, outside: true, withinMs: 1_000 };
const hex = (text: string): string => Buffer.from(text).toString('hex');
const said = (...lines: readonly (readonly [string, string, string])[]): string =>
  ['motd', 'M begin', ...lines.map(([section, field, value]) => `${section}\t${field}\t${hex(value)}`), 'M end'].join(
    '\n',
  );
const heard = (name: string, text: string): Heard => {
  const sections = readSaid(text, 'M');
  const own = sections.get(name);
  if (own === undefined) throw new Error(`nothing was said of ${name}`);
  return { own, section: (other) => sections.get(other), ask, seenAs: null };
};

describe('the answer', () => {
  it('holds only lines of the exact form between the marks', () => {
    const text = `sshd\tprogram\t2f78\n${said(['sshd', 'program', '/usr/sbin/sshd'], ['sshd', 'done', '1'])}\nsshd\tprogram\t2f79`;
    const section = readSaid(text.replace('M end', 'Password: \nsshd\tprogram\tzz\nM end'), 'M').get('sshd');
    expect(section?.many('program')).toEqual(['/usr/sbin/sshd']);
    expect(section?.done).toBe(true);
  });
  it('cannot forge another fact from inside a value', () => {
    const value = 'x\nsshd\tdone\t31\nM end\u001b[2J';
    expect(readSaid(said(['sshd', 'process', value]), 'M').get('sshd')?.done).toBe(false);
  });
  it('never throws, whatever comes', () => {
    const line = fc.tuple(
      fc.constantFrom('system', 'sshd', 'listen', 'service', 'check', 'effective', 'account', 'keys', 'bans'),
      fc.constantFrom(
        'socket',
        'owner',
        'process',
        'passwd',
        'shadow',
        'step',
        'text',
        'jail',
        'unit',
        'exit',
        'said',
        'config',
        'done',
        'asked',
        'owner',
        'file',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const bytes = new TextEncoder().encode(said(...lines));
        seenIn({ kind: 'exited', code: 0, stdout: bytes, stderr: new Uint8Array(), cut: false, tookMs: 1 }, 'M', ask);
      }),
    );
  });
});

describe('sshd -t', () => {
  // Words of OpenSSH 9.2p1 as the lab heard them, and of servconf.c and sshd.c.
  it.each([
    [0, '', { kind: 'ok' }],
    [
      255,
      '/etc/ssh/sshd_config: line 7: Bad configuration option: PermitRotLogin\r\n/etc/ssh/sshd_config: terminating, 1 bad configuration options',
      { kind: 'config', file: '/etc/ssh/sshd_config', line: 7 },
    ],
    [
      255,
      "/etc/ssh/sshd_config line 3: Directive 'Port' is not allowed within a Match block",
      { kind: 'config', file: '/etc/ssh/sshd_config', line: 3 },
    ],
    [1, 'sshd: no hostkeys available -- exiting.', { kind: 'no-host-keys' }],
    [
      1,
      "Permissions 0644 for '/etc/ssh/ssh_host_rsa_key' are too open.\nsshd: no hostkeys available -- exiting.",
      { kind: 'host-key-permissions', file: '/etc/ssh/ssh_host_rsa_key' },
    ],
    [255, 'Missing privilege separation directory: /run/sshd', { kind: 'privsep-folder' }],
    [
      127,
      'sshd: error while loading shared libraries: libcrypto.so.3: cannot open shared object file',
      { kind: 'library' },
    ],
    [9, 'something new', { kind: 'failed', exit: 9 }],
  ])('exit %i', (exit, text, expected) => expect(checkOf(exit, text)).toMatchObject(expected));
});

describe('AllowUsers and its kin', () => {
  const config = (...lines: readonly string[]) =>
    new Map(lines.map((line) => [line.split(' ', 1)[0] ?? '', [line.slice(line.indexOf(' ') + 1)]]));
  it.each([
    [['port 22'], 'deploy', 'allowed'],
    [['allowusers root'], 'deploy', 'refused'],
    [['allowusers dep*'], 'deploy', 'allowed'],
    [['allowusers deploy@192.0.2.*'], 'deploy', 'allowed'],
    [['allowusers deploy@198.51.100.*'], 'deploy', 'refused'],
    [['allowusers deploy@198.51.100.0/24'], 'deploy', 'refused'],
    [['allowusers deploy@192.0.2.0/24'], 'deploy', 'allowed'],
    [['allowusers deploy@client.example'], 'deploy', 'undecided'],
    [['allowusers deploy@2001:db8::*'], 'deploy', 'refused'],
    [['denyusers deploy', 'allowusers deploy'], 'deploy', 'refused'],
    [['allowgroups ssh'], 'deploy', 'refused'],
    [['denygroups users'], 'deploy', 'refused'],
    [['permitrootlogin no'], 'root', 'refused'],
    [['permitrootlogin no'], 'deploy', 'allowed'],
  ])('%j for %s: %s', (lines, user, kind) => {
    expect(accessOf(config(...lines), user, ['users'], '192.0.2.9').kind).toBe(kind);
  });
});

describe('sockets', () => {
  // /proc/net/tcp and tcp6 of a little-endian machine: 127.0.0.1:22, [::]:22, [::1]:2222.
  const text = said(
    ['listen', 'table', '4'],
    ['listen', 'socket', '4 0100007F:0016 0 100'],
    ['listen', 'socket', '6 00000000000000000000000000000000:0016 0 101'],
    ['listen', 'socket', '6 00000000000000000000000001000000:08AE 0 102'],
    ['listen', 'owner', '100 7 sshd'],
    ['listen', 'owner', '101 7 sshd'],
    ['listen', 'owner', '102 9 nginx: master'],
  );
  it('are read with address, family and owner', () => {
    expect(
      socketsOf(heard('listen', text).own).map(({ address, port, program }) => `${address} ${port} ${program}`),
    ).toEqual(['127.0.0.1 22 sshd', ':: 22 sshd', '::1 2222 nginx: master']);
  });
  it('count by what other machines can reach', () => {
    expect(serverListen.read(heard('listen', text)).facts['server.sshd.listening']).toEqual({
      known: true,
      value: {
        count: 2,
        reachable: 1,
        anywhere: 2,
        ports: [22],
        families: [6],
        addresses: ['127.0.0.1', '::'],
        otherProgram: null,
      },
    });
  });
});

describe('authorized_keys', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJmVxQIIIPs2qFQGzGVRr+ZmG2JbNHbUqkzHcjvkVDOV me';
  const read = (text: string, step: string) =>
    serverKeys.read(
      heard(
        'keys',
        said(
          ['keys', 'owner', '1000'],
          ['keys', 'home', '/home/deploy'],
          ['keys', 'file', '/home/deploy/.ssh/authorized_keys'],
          ['keys', 'text', text],
          ['keys', 'step', step],
          ['keys', 'done', '1'],
        ),
      ),
    ).facts['server.authorized-keys'];
  const file = (mode: string, owner: number) =>
    `/home/deploy/.ssh/authorized_keys\n/home/deploy/.ssh/authorized_keys\n${mode} 1 ${owner} 1000 80 Jan  1 00:00 /home/deploy/.ssh/authorized_keys`;
  it.each([
    ['-rw-------', 1000, null],
    ['-rw-r--r--', 0, null],
    ['-rw-rw-r--', 1000, 'file'],
    ['-rw-r--rw-', 1000, 'file'],
    ['-rw-------', 1001, 'file'],
  ])('%s of %i', (mode, owner, what) => {
    const fact = read(key, file(mode, owner));
    expect(fact?.known === true && fact.value.kind === 'read' && (fact.value.unsafe?.what ?? null)).toBe(what);
  });
  it.each([
    ['', 0],
    ['from="192.0.2.0/24" ', 0],
    ['from="198.51.100.0/24" ', 1],
    ['from="198.51.100.7,192.0.2.*" ', 0],
    ['from="office.example" ', 0],
  ])('%sshuts out %i', (options, count) => {
    const fact = read(`${options}${key}`, file('-rw-------', 1000));
    expect(fact?.known === true && fact.value.kind === 'read' && fact.value.restricted.length).toBe(count);
  });
});

describe('bans', () => {
  const status =
    'sshd\nStatus for the jail: sshd\n|- Filter\n`- Actions\n   |- Currently banned:\t1\n   `- Banned IP list:\t192.0.2.90 192.0.2.9';
  const read = (...lines: readonly (readonly [string, string, string])[]) =>
    serverBans.read(heard('bans', said(...lines, ['bans', 'done', '1']))).facts['server.ban'];
  it('of fail2ban are the whole address only', () => {
    expect(read(['bans', 'fail2ban', 'x'], ['bans', 'jail', status])).toMatchObject({
      value: { kind: 'banned', jail: 'sshd' },
    });
    expect(read(['bans', 'fail2ban', 'x'], ['bans', 'jail', status.replace(/ 192.0.2.9$/u, '')])).toMatchObject({
      value: { kind: 'none' },
    });
  });
  it.each([
    ['sshd: 192.0.2.9', '', 'banned'],
    ['ALL: ALL', '', 'banned'],
    ['sshd: 192.0.2.', '', 'banned'],
    ['ALL: ALL', 'sshd: 192.0.2.9', 'none'],
    ['# sshd: ALL', '', 'none'],
    ['vsftpd: ALL', '', 'none'],
  ])('hosts.deny %s, hosts.allow %s: %s', (deny, allow, kind) => {
    expect(
      read(['bans', 'wrappers', '/usr/sbin/sshd'], ['bans', 'deny', deny], ['bans', 'allow', allow]),
    ).toMatchObject({ value: { kind } });
  });
});

describe('a way that leads to another machine', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJmVxQIIIPs2qFQGzGVRr+ZmG2JbNHbUqkzHcjvkVDOV root@server';
  const answer = said(
    ['system', 'uid', '0'],
    ['effective', 'config', 'port 22\nhostkey /etc/ssh/ssh_host_ed25519_key'],
    ['effective', 'host-key', key],
    ['effective', 'done', '1'],
  );
  const viewWith = (hostKey: string | undefined) => {
    const stdout = new TextEncoder().encode(answer);
    const ran = { kind: 'exited', code: 0, stdout, stderr: new Uint8Array(), cut: false, tookMs: 1 } as const;
    return seenIn(ran, 'M', { ...ask, hostKey }).find(({ facts }) => 'server.view' in facts)?.facts['server.view']
      ?.known;
  };
  it('is a gap: its facts prove nothing of this one', () => {
    expect(viewWith('SHA256:another')).toBe(false);
    expect(viewWith(undefined)).toBe(true);
    const own = readSaid(answer, 'M').get('effective');
    const parsed = parsePublicKeyLine(own?.one('host-key') ?? '');
    expect(viewWith(parsed.ok ? parsed.key.fingerprint : 'none')).toBe(true);
  });
});

it('reads the keywords of sshd -T in either case: OpenSSH 10.6 prints them as the manual writes them', () => {
  const read = (config: string) => {
    const sections = said(['effective', 'config', config], ['effective', 'groups', 'deploy']);
    return serverEffective.read(heard('effective', sections)).facts;
  };
  const lines = ['Port 2222', 'PubkeyAuthentication no', 'AllowUsers bob', 'AuthorizedKeysFile .ssh/authorized_keys'];
  const older = lines.map((line) => line.replace(/^\S+/u, (word) => word.toLowerCase()));
  expect(read(lines.join('\n'))).toEqual(read(older.join('\n')));
  expect(read(lines.join('\n'))['server.access']).toMatchObject({ value: { kind: 'refused', by: 'AllowUsers' } });
});
