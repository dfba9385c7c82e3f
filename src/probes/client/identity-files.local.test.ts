import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Origin } from '../../contract/facts/config.ts';
import { nodePorts } from '../../ports/node/ports.ts';
import { identityFiles } from './identity-files.ts';

const keygen = process.platform !== 'win32' && spawnSync('ssh-keygen', ['-?']).error === undefined;
const ports = nodePorts();
let folder = '';
const at = (name: string) => join(folder, name);
const line: Origin = { kind: 'line', file: '/c', line: 1 };

async function look(names: readonly string[], more: { origin?: Origin; certificateFiles?: readonly string[] } = {}) {
  const subject = { originalHost: 'h', hostname: 'h', port: 22, user: 'deploy', hostKeyAlias: null, proxyJump: null };
  const input = {
    ...subject,
    identityFiles: names.map((name) => (name.startsWith('/') || name.startsWith('%') ? name : at(name))),
    certificateFiles: more.certificateFiles ?? [],
    origin: more.origin ?? line,
  };
  const [seen] = await identityFiles.run(input, ports);
  const { 'config.identity-files': files, 'config.certificates': certificates } = seen?.facts ?? {};
  if (!files?.known || !certificates?.known) throw new Error('no facts');
  return { files: files.value, certificates: certificates.value };
}

describe.skipIf(!keygen)('identity-files [needs ssh-keygen here]', () => {
  const make = (name: string, ...args: string[]) =>
    execFileSync('ssh-keygen', ['-q', '-N', '', '-f', at(name), ...args], { stdio: 'ignore' });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whyssh-keys-'));
    make('ed', '-t', 'ed25519');
    make('locked', '-t', 'ecdsa', '-N', 'secret');
    make('pem', '-t', 'rsa', '-b', '2048', '-m', 'PEM');
    make('ca', '-t', 'ed25519');
    make('cert', '-t', 'ed25519');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads keys as ssh-keygen does', async () => {
    const { files } = await look(['ed', 'locked', 'pem']);
    const [ed, locked, pem] = files;
    const printed = (name: string) => execFileSync('ssh-keygen', ['-lf', at(name)], { encoding: 'utf8' }).split(' ')[1];
    expect(ed).toMatchObject({ state: 'private-key', encrypted: false, type: 'ssh-ed25519', bits: 256, mode: 0o600 });
    expect(ed).toMatchObject({
      explicit: true,
      ownedByUser: true,
      tooOpen: false,
      publicHalfDiffers: false,
      damage: null,
    });
    expect(ed?.fingerprint).toBe(printed('ed'));
    expect(locked).toMatchObject({ state: 'private-key', encrypted: true, type: 'ecdsa-sha2-nistp256' });
    expect(locked?.fingerprint).toBe(printed('locked'));
    expect(pem).toMatchObject({ state: 'private-key', encrypted: false, type: 'ssh-rsa', bits: 2048 });
    expect(pem?.fingerprint).toBe(printed('pem'));
  });

  it('says what a file is that is no good private key', async () => {
    const text = await readFile(at('ed'), 'utf8');
    await writeFile(at('open'), text, { mode: 0o644 });
    await chmod(at('open'), 0o644);
    await writeFile(at('windows'), text.replaceAll('\n', '\r\n'), { mode: 0o600 });
    await writeFile(at('half'), `${text.slice(0, 150)}\n`, { mode: 0o600 });
    await writeFile(at('ppk'), 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n', { mode: 0o600 });
    await writeFile(at('page'), '<!doctype html><html></html>', { mode: 0o600 });
    await writeFile(at('other'), text, { mode: 0o600 });
    await writeFile(at('other.pub'), await readFile(at('locked.pub')));
    const { files } = await look(['open', 'windows', 'half', 'ppk', 'page', 'other', 'ed.pub', 'gone', '%d/../%C']);
    expect(files.map(({ state }) => state)).toEqual([
      'private-key',
      'damaged',
      'damaged',
      'ppk',
      'not-a-key',
      'private-key',
      'public-key',
      'missing',
    ]);
    expect(files[0]).toMatchObject({ tooOpen: true, mode: 0o644 });
    expect(files[1]).toMatchObject({ damage: 'crlf' });
    expect(files[3]).toMatchObject({ ppkVersion: 3 });
    expect(files[4]).toMatchObject({ damage: 'web-page' });
    expect(files[5]).toMatchObject({ publicHalfDiffers: true });
  });

  it('agrees with ssh-keygen about what can be read at all', async () => {
    const texts = { ed: await readFile(at('ed'), 'utf8'), pem: await readFile(at('pem'), 'utf8') };
    const changes: readonly ((text: string) => string)[] = [
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => text.trimEnd(),
      (text) => `\uFEFF${text}`,
      (text) => `hello\n${text}`,
      (text) => text.replaceAll(/^/gm, '  '),
      (text) => `"${text.trimEnd()}"\n`,
      (text) => text.slice(0, text.length / 2),
      (text) => text.replaceAll('\n', '\\n'),
    ];
    for (const text of Object.values(texts)) {
      for (const change of changes) {
        await writeFile(at('changed'), change(text), { mode: 0o600 });
        const reads = spawnSync('ssh-keygen', ['-y', '-P', '', '-f', at('changed')]).status === 0;
        const { files } = await look(['changed']);
        expect([files[0]?.state === 'private-key', change.toString(), text.slice(11, 22)]).toEqual([
          reads,
          change.toString(),
          text.slice(11, 22),
        ]);
      }
    }
  });

  it('takes the names that ssh tries by itself as not asked for', async () => {
    expect((await look(['gone'], { origin: { kind: 'default' } })).files).toMatchObject([
      { explicit: false, state: 'missing' },
    ]);
  });

  it('reads certificates beside the keys and by name', async () => {
    const sign = (validity: string, principals: string, ...more: string[]) =>
      execFileSync(
        'ssh-keygen',
        [
          '-q',
          '-s',
          at('ca'),
          '-I',
          'id',
          '-V',
          validity,
          ...(principals === '' ? [] : ['-n', principals]),
          ...more,
          at('cert.pub'),
        ],
        { stdio: 'ignore' },
      );
    const states = async () => (await look(['cert'])).certificates.map(({ state, listsUser }) => [state, listsUser]);
    sign('-1d:+1d', 'deploy,me');
    expect((await look(['cert'])).certificates).toMatchObject([
      { path: at('cert-cert.pub'), principals: ['deploy', 'me'] },
    ]);
    expect(await states()).toEqual([['valid', true]]);
    sign('-2d:-1d', 'me');
    expect(await states()).toEqual([['expired', false]]);
    sign('+1d:+2d', 'deploy');
    expect(await states()).toEqual([['not-yet-valid', true]]);
    sign('always:forever', '');
    expect(await states()).toEqual([['valid', true]]);
    sign('-1d:+1d', 'h', '-h');
    expect(await states()).toEqual([['host-certificate', false]]);
    const { certificates } = await look(['ed'], { certificateFiles: [at('cert-cert.pub')] });
    expect(certificates).toMatchObject([{ path: at('cert-cert.pub') }]);
  });
});
