import { describe, expect, test } from 'vitest';
import { parseKnownHosts } from '../../../wire/files/known-hosts.ts';
import { parsePublicBlob } from '../../../wire/files/public-key.ts';
import { ed25519Blob, ed25519Line, rsaBlob } from '../../../wire/files/samples.ts';
import { keyTypeOf, orderHostKeyAlgorithms } from './host-key-order.ts';
import { type HostCertificate, judgeHostKey, knownTypes, otherNames, type PresentedKey } from './known-host.ts';

const key: PresentedKey = { type: 'ssh-ed25519', blob: ed25519Blob(1), certificate: null };
const names = { host: 'example.com', port: 22, hostKeyAlias: null, checkedAddress: null };
const nowS = 1_700_000_000;
const rsa = `ssh-rsa ${Buffer.from(rsaBlob(2048)).toString('base64')}`;
const files = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ path: `/known${at}`, parsed: parseKnownHosts(text) }));
const judge = (texts: readonly string[], changes = {}, presented = key) =>
  judgeHostKey(presented, files(...texts), { ...names, ...changes }, nowS);

describe('a host key against known_hosts', () => {
  test('nobody knows the host', () => expect(judge([`other ${ed25519Line(1)}`])).toEqual({ kind: 'unknown' }));
  test('the user file comes before the system file', () =>
    expect(judge([`# x\nexample.com ${ed25519Line(1)}`, `example.com ${ed25519Line(1)}`])).toEqual({
      kind: 'match',
      file: '/known0',
      line: 2,
    }));
  test('a matching line beats a differing one', () =>
    expect(judge([`example.com ${ed25519Line(2)}\nexample.com ${ed25519Line(1)}`])).toMatchObject({
      kind: 'match',
      line: 2,
    }));
  test('another key of the same type is a change, with its fingerprint', () =>
    expect(judge([`example.com ${ed25519Line(2)}`])).toMatchObject({ kind: 'changed', line: 1, type: 'ssh-ed25519' }));
  test('only another type is no change', () =>
    expect(judge([`example.com ${rsa}`])).toMatchObject({ kind: 'other-type-only', types: ['ssh-rsa'] }));
  test('revoked wins over everything', () =>
    expect(judge([`example.com ${ed25519Line(1)}\n@revoked * ${ed25519Line(1)}`])).toMatchObject({
      kind: 'revoked',
      line: 2,
    }));
  test('on another port the bare name counts when it matches, and only then', () => {
    expect(judge([`example.com ${ed25519Line(1)}`], { port: 2222 })).toMatchObject({ kind: 'match' });
    expect(judge([`example.com ${ed25519Line(2)}`], { port: 2222 })).toEqual({ kind: 'unknown' });
    expect(judge([`[example.com]:2222 ${ed25519Line(2)}`], { port: 2222 })).toMatchObject({ kind: 'changed' });
  });
  test('an alias stands for the name, without a port', () =>
    expect(judge([`web ${ed25519Line(1)}`], { hostKeyAlias: 'web', port: 2222 })).toMatchObject({ kind: 'match' }));

  const certificate: HostCertificate = {
    keyType: 'ssh-ed25519',
    keyBlob: ed25519Blob(1),
    forHosts: true,
    principals: ['example.com'],
    validAfterS: nowS - 10,
    validBeforeS: nowS + 10,
    authorityBlob: ed25519Blob(9),
  };
  const signed = (changes: Partial<HostCertificate> = {}): PresentedKey => ({
    type: 'ssh-ed25519-cert-v01@openssh.com',
    blob: ed25519Blob(7),
    certificate: { ...certificate, ...changes },
  });
  const authority = `@cert-authority *.com ${ed25519Line(9)}`;
  test.each<readonly [string, Partial<HostCertificate>, object]>([
    ['vouched for', {}, { kind: 'ca-match', line: 1 }],
    ['expired', { validBeforeS: nowS }, { kind: 'ca-problem', problem: 'expired' }],
    ['not valid yet', { validAfterS: nowS + 1 }, { kind: 'ca-problem', problem: 'not-yet-valid' }],
    ['for another host', { principals: ['x'] }, { kind: 'ca-problem', problem: 'principal' }],
    ['of an unknown authority', { authorityBlob: ed25519Blob(8) }, { kind: 'ca-problem', problem: 'untrusted' }],
  ])('a certificate: %s', (_, changes, expected) => {
    expect(judge([authority], {}, signed(changes))).toMatchObject(expected);
  });
  test('a certificate that nobody vouches for is judged by the key in it', () =>
    expect(judge([`${authority}\nexample.com ${ed25519Line(1)}`], {}, signed({ validBeforeS: 1 }))).toMatchObject({
      kind: 'match',
      line: 2,
    }));

  test('other names of the same key', () => {
    const found = otherNames(
      key,
      files(`example.com,web ${ed25519Line(1)}\nold ${ed25519Line(1)}\nx ${ed25519Line(2)}`),
      names,
    );
    expect(found).toEqual([
      { names: ['web'], file: '/known0', line: 1 },
      { names: ['old'], file: '/known0', line: 2 },
    ]);
  });
});

describe('the order of host key algorithms', () => {
  const list = ['ssh-ed25519-cert-v01@openssh.com', 'ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-512'];
  test('known types come first', () =>
    expect(orderHostKeyAlgorithms(list, { plain: ['ssh-rsa'], authority: false })[0]).toBe('rsa-sha2-512'));
  test('nothing changes when the best one is known, or nothing is', () => {
    expect(orderHostKeyAlgorithms(list, { plain: ['ssh-ed25519'], authority: false })).toEqual(list);
    expect(orderHostKeyAlgorithms(list, { plain: [], authority: false })).toEqual(list);
  });
  test('certificates first where an authority is known', () =>
    expect(orderHostKeyAlgorithms(['rsa-sha2-512', list[0] ?? ''], { plain: [], authority: true })[0]).toBe(list[0]));
  test('names of key types', () => {
    expect(keyTypeOf('rsa-sha2-256-cert-v01@openssh.com')).toBe('ssh-rsa');
    expect(keyTypeOf('sk-ssh-ed25519-cert-v01@openssh.com')).toBe('sk-ssh-ed25519@openssh.com');
    expect(parsePublicBlob(ed25519Blob(1))).toMatchObject({ type: keyTypeOf('ssh-ed25519') });
  });
  test('what known_hosts has', () =>
    expect(knownTypes(files(`example.com ${rsa}\n@cert-authority * ${ed25519Line(9)}`), names)).toEqual({
      plain: ['ssh-rsa'],
      authority: true,
    }));
});
