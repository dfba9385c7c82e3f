import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodePorts } from '../../ports/node/ports.ts';
import { parsePublicKeyLine } from '../../wire/files/public-key.ts';
import { knownHosts } from './known-hosts.ts';

const ports = nodePorts();
const names = { host: 'example.com', port: 22, hostKeyAlias: null, checkedAddress: null };

/** Keys, hashes and certificates as ssh-keygen makes them. */
describe('known_hosts files on disk', () => {
  let folder = '';
  const path = (name: string) => join(folder, name);
  const publicLine = (name: string) => readFileSync(path(name), 'utf8').trim();
  function blobOf(name: string): Uint8Array {
    const parsed = parsePublicKeyLine(publicLine(name));
    if (!parsed.ok) throw new Error(name);
    return parsed.key.blob;
  }
  const keygen = (...args: readonly string[]) => execFileSync('ssh-keygen', [...args], { stdio: 'ignore' });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'known-hosts-'));
    for (const name of ['host', 'ca', 'other']) keygen('-q', '-t', 'ed25519', '-N', '', '-f', path(name));
    keygen('-q', '-s', path('ca'), '-I', 'id', '-h', '-n', 'example.com', '-V', '-1d:+1d', path('host.pub'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function look(text: string, blob: Uint8Array, revokedFiles: readonly string[] = [], host = names.host) {
    writeFileSync(path('known_hosts'), text);
    const input = {
      hostKeyBlob: blob,
      names: { ...names, host },
      files: [path('known_hosts'), path('none')],
      revokedFiles,
    };
    const [seen] = await knownHosts.run(input, ports);
    return seen?.facts;
  }

  test('a hashed line', async () => {
    writeFileSync(path('known_hosts'), `example.com ${publicLine('host.pub')}\n`);
    keygen('-H', '-f', path('known_hosts'));
    const hashed = readFileSync(path('known_hosts'), 'utf8');
    expect(hashed).toContain('|1|');
    expect((await look(hashed, blobOf('host.pub')))?.['hostkey.known']).toMatchObject({
      value: { kind: 'match', line: 1 },
    });
    expect((await look(hashed, blobOf('other.pub')))?.['hostkey.known']).toMatchObject({ value: { kind: 'changed' } });
  });

  test('a host certificate of a known authority, and one for another name', async () => {
    const text = `@cert-authority * ${publicLine('ca.pub')}\n`;
    const certificate = blobOf('host-cert.pub');
    expect((await look(text, certificate))?.['hostkey.known']).toMatchObject({ value: { kind: 'ca-match', line: 1 } });
    expect((await look(text, certificate, [], 'elsewhere.org'))?.['hostkey.known']).toMatchObject({
      value: { kind: 'ca-problem', problem: 'principal' },
    });
  });

  test('RevokedHostKeys as plain keys; a binary list is left to ssh', async () => {
    const text = `example.com ${publicLine('host.pub')}\n`;
    writeFileSync(path('revoked'), `# gone\n${publicLine('host.pub')}\n`);
    expect((await look(text, blobOf('host.pub'), [path('revoked')]))?.['hostkey.known']).toMatchObject({
      value: { kind: 'revoked', file: path('revoked'), line: 2 },
    });
    keygen('-k', '-f', path('krl'), path('host.pub'));
    expect((await look(text, blobOf('host.pub'), [path('krl')]))?.['hostkey.known']).toMatchObject({
      value: { kind: 'match' },
    });
  });

  test('a published key that differs, and a host that publishes none', async () => {
    const blob = blobOf('host.pub');
    for (const [host, provider] of [
      ['gitlab.com', 'GitLab.com'],
      ['github.com', 'GitHub'],
    ] as const)
      expect((await look('', blob, [], host))?.['hostkey.published']).toEqual({
        known: true,
        value: { provider, matches: false },
      });
    expect((await look('', blob))?.['hostkey.published']).toEqual({ known: true, value: { provider: null } });
  });

  test('a changed key under another name: whether that name leads to the host', async () => {
    writeFileSync(path('known_hosts'), '');
    const text = `example.com ${publicLine('other.pub')}\n[127.0.0.1]:22,alias ${publicLine('host.pub')}\n-oProxyCommand=x ${publicLine('host.pub')}\n`;
    writeFileSync(path('known_hosts'), text);
    const input = { hostKeyBlob: blobOf('host.pub'), names, files: [path('known_hosts')], revokedFiles: [] };
    for (const [address, leadsHere] of [
      ['127.0.0.1', true],
      ['192.0.2.7', false],
    ] as const) {
      const [seen] = await knownHosts.run({ ...input, addresses: [address] }, ports);
      expect(seen?.facts['hostkey.known']).toMatchObject({ value: { kind: 'changed' } });
      const others = seen?.facts['hostkey.other-names'];
      const value = others?.known === true ? others.value : [];
      expect(value.map((one) => one.leadsHere)).toEqual([leadsHere, undefined]);
    }
  });
});
