import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactKey, FactTypes } from '../../contract/facts/registry.ts';
import type { Seen } from '../../contract/probe.ts';
import { nodePorts } from '../../ports/node/ports.ts';
import type { Ports } from '../../ports/ports.ts';
import { addressKind } from './address-kind.ts';
import { clientAlgorithms } from './client-algorithms.ts';
import { clientNetwork } from './client-network.ts';
import { knownHostsFiles } from './known-hosts-files.ts';
import { nameLookup } from './name-lookup.ts';
import { sshClient } from './ssh-client.ts';
import { type SshConfigInput, sshConfig } from './ssh-config.ts';
import { system } from './system.ts';

const openSsh = spawnSync('ssh', ['-V'], { encoding: 'utf8' }).stderr?.startsWith('OpenSSH_') ?? false;
const unix = process.platform !== 'win32';
const ports = nodePorts();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whyssh-client-'));
});
afterAll(() => rm(folder, { recursive: true }));

function valueOf<K extends FactKey>(seen: readonly Seen[], key: K): FactTypes[K] {
  const fact = seen[0]?.facts[key];
  if (fact === undefined || !fact.known) throw new Error(`${key}: ${JSON.stringify(fact)}`);
  return fact.value as FactTypes[K];
}

/** This machine with another PATH and another home. */
function machine(change: { readonly path?: readonly string[]; readonly home?: string }): Ports {
  const which = async (name: string) =>
    (change.path ?? []).filter((path) => path.endsWith(`/${name}`) && existsSync(path));
  const run: Ports['processes']['run'] = async (ask) => {
    const [found] = ask.program.startsWith('/') ? [ask.program] : await which(ask.program);
    return found === undefined
      ? { kind: 'not-found', program: ask.program }
      : ports.processes.run({ ...ask, program: found });
  };
  const home = change.home === undefined ? {} : { home: change.home };
  const user = async () => ({ ...(await ports.system.user()), ...home });
  const processes = change.path === undefined ? ports.processes : { ...ports.processes, which, run };
  return { ...ports, processes, system: { ...ports.system, user } };
}

async function program(name: string, script: string): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'bin-')), name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('ssh-client', () => {
  it.skipIf(!openSsh)('finds the real ssh once, however many names PATH has for it [needs OpenSSH here]', async () => {
    const seen = await sshClient.run({}, ports);
    expect(valueOf(seen, 'client.ssh')).toMatchObject({ kind: 'openssh', version: expect.stringMatching(/^\d+\.\d+/) });
    const paths = valueOf(seen, 'client.ssh-binaries').map(({ path }) => path);
    const real = await Promise.all(paths.map((path) => ports.files.realPath(path)));
    expect(new Set(real).size).toBe(paths.length);
  });

  describe.skipIf(!unix)('with programs of our own [needs sh]', () => {
    const look = async (...path: string[]) => sshClient.run({}, machine({ path }));
    it.each([
      [
        'echo "OpenSSL version mismatch. Built against 30000070, you have 30100010" >&2; exit 255',
        'openssl-mismatch',
        255,
      ],
      ['echo "ssh: error while loading shared libraries: libcrypto.so.1.1: no" >&2; exit 127', 'library-missing', 127],
      ['kill -SEGV $$', 'unknown', null],
    ])('calls %s broken', async (script, problem, exit) => {
      expect(valueOf(await look(await program('ssh', script)), 'client.ssh')).toMatchObject({
        kind: 'broken',
        problem,
        exit,
      });
    });
    it('calls a program for another machine not executable', async () => {
      const path = await program('ssh', '');
      await writeFile(path, '\0not a program');
      expect(valueOf(await look(path), 'client.ssh')).toMatchObject({ kind: 'broken', problem: 'not-executable' });
    });
    it('lists two programs in the order of PATH, and takes the first', async () => {
      const [first, second] = [
        await program('ssh', 'echo OpenSSH_8.4p1, x >&2'),
        await program('ssh', 'echo OpenSSH_9.9p2, y >&2'),
      ];
      const seen = await look(first, second);
      expect(valueOf(seen, 'client.ssh')).toMatchObject({ version: '8.4p1' });
      expect(valueOf(seen, 'client.ssh-binaries').map(({ version }) => version)).toEqual(['8.4p1', '9.9p2']);
    });
    it('falls back to plink and dbclient, and says when there is none', async () => {
      expect(valueOf(await look(await program('plink', 'echo "plink: Release 0.78"')), 'client.ssh')).toMatchObject({
        kind: 'other',
        program: 'plink',
        version: '0.78',
      });
      expect(valueOf(await look(), 'client.ssh')).toEqual({ kind: 'none' });
    });
    it('does not call an uid without account a broken program', async () => {
      const seen = await look(await program('ssh', 'echo "No user exists for uid 4242" >&2; exit 255'));
      expect(seen[0]?.facts['client.ssh']).toMatchObject({ known: false, gap: { kind: 'unsupported' } });
    });
  });
});

describe.skipIf(!openSsh)('client-algorithms [needs OpenSSH here]', () => {
  it('lists what ssh knows', async () => {
    const lists = valueOf(await clientAlgorithms.run({ program: 'ssh' }, ports), 'client.algorithms');
    expect(lists.kex).toContain('curve25519-sha256');
    expect(lists.hostKey).toContain('ssh-ed25519');
    expect(lists.cipher.length).toBeGreaterThan(3);
    expect(lists.mac).toContain('hmac-sha2-256');
  });
  it('says so when the program cannot be asked', async () => {
    const seen = await clientAlgorithms.run({ program: 'false' }, ports);
    expect(seen[0]?.facts['client.algorithms']).toMatchObject({ known: false });
  });
});

describe('ssh-config', () => {
  const input: SshConfigInput = { host: 'shop', user: null, port: null, connectionOptions: [], configFile: null };
  async function fileWith(text: string, mode = 0o600): Promise<string> {
    const path = join(await mkdtemp(join(folder, 'config-')), 'config');
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  }
  const withFile = (path: string, change: Partial<typeof input> & { connectionOptions?: string[] } = {}) =>
    sshConfig.run(
      { ...input, ...change, connectionOptions: ['-F', path, ...(change.connectionOptions ?? [])], configFile: path },
      ports,
    );

  describe.skipIf(!openSsh)('asked of the real ssh [needs OpenSSH here]', () => {
    it('gives values with the lines that decided, and what is missing', async () => {
      const path = await fileWith(
        'Host shop\n  HostName shop.example.com\n  Port 2222\n  IdentityFile /nowhere/key\nInclude /nowhere/file\nKexAlgorithms curve25519-sha256\nCiphers +aes128-cbc\n',
      );
      const seen = await withFile(path, { user: 'deploy' });
      expect(valueOf(seen, 'config.check')).toEqual({ kind: 'ok' });
      expect(valueOf(seen, 'config.effective')).toMatchObject({
        by: 'ssh -G',
        hostname: 'shop.example.com',
        port: 2222,
        user: 'deploy',
      });
      expect(valueOf(seen, 'config.origins')).toMatchObject({
        hostname: { kind: 'line', file: path, line: 2 },
        port: { kind: 'line', file: path, line: 3 },
        user: { kind: 'command-line' },
        identityfile: { kind: 'line', line: 4 },
        macs: { kind: 'default' },
      });
      expect(valueOf(seen, 'config.alias')).toEqual({ asked: 'shop', hostname: 'shop.example.com', isAlias: true });
      expect(valueOf(seen, 'config.missing-files')).toEqual([
        { file: '/nowhere/file', namedBy: path, line: 5 },
        { file: '/nowhere/key', namedBy: path, line: 4 },
      ]);
      expect(valueOf(seen, 'config.pins')).toEqual([
        { keyword: 'kexalgorithms', value: 'curve25519-sha256', file: path, line: 6 },
      ]);
      expect(valueOf(seen, 'kex.ours')).toMatchObject({
        kex: ['curve25519-sha256'],
        compression: ['none', 'zlib@openssh.com'],
      });
      expect(valueOf(seen, 'kex.ours').cipher).toContain('aes128-cbc');
    });

    it('does not claim a line where only ssh can judge the condition', async () => {
      const path = await fileWith('Match exec "true"\n  Port 2200\nMatch all\n  User me\n');
      const seen = await withFile(path);
      expect(valueOf(seen, 'config.effective')).toMatchObject({ port: 2200, user: 'me' });
      expect(valueOf(seen, 'config.origins')).toMatchObject({
        port: { kind: 'unknown' },
        user: { kind: 'line', line: 4 },
      });
      expect(seen[0]?.evidence?.map(({ what }) => what)).toContain('Match exec run by ssh');
    });

    it.each([
      ['Prot 22\n', { kind: 'syntax', line: 1 }],
      ['Host *\n  Port x\n', { kind: 'syntax', line: 2 }],
      ['\nUseKeychain yes\n', { kind: 'unsupported-option', line: 2, option: 'usekeychain' }],
      ['KexAlgorithms sntrup4591761x25519-sha512@tinyssh.org\n', { kind: 'unsupported-option', line: 1 }],
    ])('says what stops ssh: %j', async (text, check) => {
      const path = await fileWith(text);
      const seen = await withFile(path);
      expect(valueOf(seen, 'config.check')).toMatchObject({ ...check, file: path });
      expect(valueOf(seen, 'config.effective')).toMatchObject({ by: 'own-parser' });
    });

    it('says when -F names no file, and reads none for -F none', async () => {
      const path = join(folder, 'not-there');
      expect(valueOf(await withFile(path), 'config.check')).toMatchObject({ kind: 'unreadable', file: path });
      expect(valueOf(await withFile('none'), 'config.check')).toEqual({ kind: 'ok' });
    });

    it('gives hops, and looks for the program of a ProxyCommand', async () => {
      const jump = await withFile('none', { connectionOptions: ['-J', 'me@a:2222,b'] });
      expect(valueOf(jump, 'config.proxy')).toEqual({ kind: 'jump', hops: ['me@a:2222', 'b'] });
      const command = (text: string) => withFile('none', { connectionOptions: ['-o', `ProxyCommand=${text}`] });
      expect(valueOf(await command('sh -c x'), 'config.proxy')).toMatchObject({
        kind: 'command',
        program: 'sh',
        found: true,
      });
      const touched = join(folder, 'touched');
      const missing = await command(`no-such-program-here %h > ${touched}`);
      expect(valueOf(missing, 'config.proxy')).toMatchObject({ program: 'no-such-program-here', found: false });
      expect(existsSync(touched)).toBe(false);
    });
  });

  it('never hands a name to ssh that could be an option', async () => {
    for (const host of ['-oProxyCommand=x', 'a\nb', '']) {
      const never = { ...ports, processes: { ...ports.processes, run: () => Promise.reject(new Error('run')) } };
      const [seen] = await sshConfig.run({ ...input, host }, never);
      expect(seen?.facts['config.effective']).toMatchObject({ known: false });
    }
  });

  it('answers by its own parser where there is no ssh', async () => {
    const home = await mkdtemp(join(folder, 'home-'));
    await mkdir(join(home, '.ssh'));
    await writeFile(join(home, '.ssh/config'), 'Host shop\n Port 2222\n HostKeyAlgorithms +ssh-rsa\n');
    const run = async () => ({ kind: 'not-found', program: 'ssh' }) as const;
    const none = { ...machine({ home }), processes: { ...ports.processes, run } };
    const seen = await sshConfig.run(input, none);
    expect(valueOf(seen, 'config.effective')).toMatchObject({ by: 'own-parser', hostname: 'shop', port: 2222 });
    expect(valueOf(seen, 'config.effective').hostKeyAlgorithms.at(-1)).toBe('ssh-rsa');
    expect(valueOf(seen, 'config.origins')).toMatchObject({ port: { kind: 'line', line: 2 } });
    expect(valueOf(seen, 'config.check')).toEqual({ kind: 'ok' });
    if (!unix) return;
    await chmod(join(home, '.ssh/config'), 0o666);
    expect(valueOf(await sshConfig.run(input, none), 'config.check')).toMatchObject({
      kind: 'bad-permissions',
      mode: 0o666,
    });
  });
});

describe('known-hosts-files', () => {
  const subject = { originalHost: 'h', hostname: 'h', port: 22, user: 'me', hostKeyAlias: null, proxyJump: null };
  const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIJ8rf2vzQZ0ZkSD3jyxn8AObAcbS8X9mRTcmFYvJ8wxz';
  const look = async (userFiles: readonly string[], globalFiles: readonly string[] = []) =>
    valueOf(
      await knownHostsFiles.run({ ...subject, userFiles, globalFiles }, machine({ home: folder })),
      'config.known-hosts',
    );
  it('tells good, missing, broken and closed files apart', async () => {
    const file = (name: string) => join(folder, name);
    await writeFile(file('good'), `h ssh-ed25519 ${key}\n\n# comment\n`);
    await writeFile(file('broken'), `h ssh-ed25519 ${key}\nh ssh-ed25519\n`);
    const states = await look(['~/good', '~/broken', '~/none'], ['/dev/null', file('gone')]);
    expect(states.map(({ path, state, brokenLine }) => [path, state, brokenLine])).toEqual([
      [file('good'), 'ok', null],
      [file('broken'), 'broken-lines', 2],
      [file('none'), 'missing', null],
      [file('gone'), 'missing', null],
    ]);
    expect(await look(['~/none'])).toMatchObject([{ state: 'missing' }]);
    expect(await look(['~/good/known_hosts'])).toMatchObject([{ state: 'unwritable' }]);
  });
  it('calls a file or a folder unwritable that this user may not write', async () => {
    await writeFile(join(folder, 'closed'), `h ssh-ed25519 ${key}\n`);
    const closed = { ...ports, files: { ...ports.files, mayWrite: async () => false } };
    const state = async (...userFiles: string[]) =>
      valueOf(await knownHostsFiles.run({ ...subject, userFiles, globalFiles: [] }, closed), 'config.known-hosts').map(
        (file) => file.state,
      );
    expect(await state(join(folder, 'closed'), join(folder, 'closed'))).toEqual(['unwritable', 'ok']);
    expect(await state(join(folder, 'new'))).toEqual(['unwritable']);
  });
});

describe('this machine', () => {
  it('has a system and a user', async () => {
    const seen = await system.run({}, ports);
    expect(valueOf(seen, 'client.system').platform).not.toBe('other');
    expect(valueOf(seen, 'client.user').home).toBeTruthy();
  });
  it('resolves localhost, and knows its lines of the hosts file', async () => {
    const seen = await nameLookup.run({ host: 'localhost', addressFamily: 'any' }, ports);
    expect(valueOf(seen, 'name.lookup')).toMatchObject({ kind: 'addresses' });
    if (unix) expect(valueOf(seen, 'name.hosts-file').map(({ address }) => address)).toContain('127.0.0.1');
  });
  it('knows loopback as its own', async () => {
    expect(valueOf(await addressKind.run({ address: '127.0.0.1' }, ports), 'address.kind')).toMatchObject({
      range: 'loopback',
      own: true,
    });
    expect(valueOf(await clientNetwork.run({}, ports), 'client.network').addresses).not.toContain('127.0.0.1');
  });
});
