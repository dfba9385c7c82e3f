import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../contract/explanation.ts';
import { explanationJson, explanationText } from '../report/explanation.ts';
import { offersIn } from '../wire/errors/offers.ts';
import { decoderFor } from '../wire/errors/text-encoding.ts';
import { explain } from './explain.ts';
import { PasteReader } from './read-paste.ts';

const look = { columns: 80, colour: false, links: false, unicode: true, verbose: true };

function explained(text: string): Explanation {
  const reader = new PasteReader();
  reader.push(text);
  return explain(reader.end(), { questions: true });
}

describe('what was understood', () => {
  it.each([
    [
      '$ ssh -p 2222 deploy@shop.example.com\nPermission denied (publickey).',
      'shop.example.com',
      2222,
      'deploy',
      'auth',
    ],
    ['timeout - last error: dial tcp 192.0.2.7:22: i/o timeout', '192.0.2.7', 22, null, 'connect'],
    [
      'NoValidConnectionsError: [Errno None] Unable to connect to port 2200 on 192.0.2.8',
      '192.0.2.8',
      2200,
      null,
      'connect',
    ],
    ['Error: connect ECONNREFUSED 192.0.2.9:2022', '192.0.2.9', 2022, null, 'connect'],
    [
      'Looking up host "nas.example" for SSH connection\nConnecting to 192.0.2.4 port 22\nUsing username "eva".\nServer refused our key',
      '192.0.2.4',
      22,
      'eva',
      'auth',
    ],
    [
      'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      'github.com',
      null,
      'git',
      'auth',
    ],
  ])('%s', (text, host, port, user, stage) => {
    expect(explained(text).understood).toMatchObject({ host, port, user, stage });
  });
});

describe('lists of algorithms', () => {
  it.each([
    ['Their offer: ssh-rsa,ssh-dss', ['no-match-hostkey', 'only-ssh-rsa']],
    [
      'Algorithm negotiation fail: algorithmName="kex" serverProposal="diffie-hellman-group1-sha1"',
      ['no-match-kex', 'only-sha1-kex'],
    ],
    [
      'No common Cipher algorithm - ours: ["aes256-ctr"], theirs: ["aes128-cbc", "3des-cbc"]',
      ['no-match-cipher', 'only-cbc'],
    ],
    [
      'no matching key exchange method found. Their offer: diffie-hellman-group1-sha1 [preauth]',
      ['log-no-match', 'log-client-old'],
    ],
    ['Their offer: curve25519-sha256,diffie-hellman-group14-sha1', ['no-match-kex', 'modern-offered']],
  ])('%s', (line, said) => {
    expect(offersIn(line)).toEqual(said);
  });
});

describe('proven', () => {
  it('is said of a key file that ssh names and leaves out, and not of a public key or one on a file system without modes', () => {
    const verdict = (path: string) =>
      explained(`Permissions 0644 for '${path}' are too open.\nThis private key will be ignored.`).causes[0];
    expect(verdict('/home/u/.ssh/id_rsa')).toMatchObject({ id: 'auth/key-permissions-unix', verdict: 'proven' });
    for (const path of ['/home/u/.ssh/id_rsa.pub', '/mnt/c/Users/u/key', 'C:\\Users\\u\\key'])
      expect(verdict(path)?.verdict).not.toBe('proven');
  });

  it('is never said of two runs in one text', () => {
    const run = (line: string): string => `OpenSSH_9.6p1 Debian-1, OpenSSL 3.0.13 30 Jan 2024\n${line}\n`;
    const offer = 'Unable to negotiate with 192.0.2.9 port 22: no matching cipher found. Their offer: 3des-cbc';
    expect(explained(run(offer)).causes[0]?.verdict).toBe('proven');
    const two = explained(run(offer) + run('ssh: connect to host h.example port 22: Connection refused'));
    expect(two.causes.map(({ verdict }) => verdict)).not.toContain('proven');
    expect(two.understood.runs).toBe(2);
  });

  it("is never said of a server's log, whose other side is the client", () => {
    const told = explained(
      'sshd[9]: Unable to negotiate with 192.0.2.9 port 4711: no matching cipher found. Their offer: 3des-cbc [preauth]',
    );
    expect(told.causes[0]).toMatchObject({ id: 'kex/alg-client-too-old' });
    expect(told.causes.map(({ verdict }) => verdict)).not.toContain('proven');
  });
});

it.each([
  ["ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)", 'database'],
  ['curl: (60) SSL certificate problem: certificate has expired', 'TLS'],
  ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 'Docker'],
  ['HTTP/1.1 502 Bad Gateway', 'web'],
  ["fatal: Authentication failed for 'https://github.com/u/r.git/'", 'HTTPS'],
])('a text without SSH: %s', (text, looks) => {
  const told = explained(text);
  expect(told.causes).toEqual([]);
  expect(told.instead).toContain(looks);
});

it('asks three questions at most, and none where the cause is proven', () => {
  const asked = explained('Permission denied (publickey).').questions;
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(3);
  expect(explained("Permissions 0644 for '/home/u/k' are too open.").questions).toEqual([]);
});

it('any text is answered, and no secret or escape of it is printed', () => {
  const pieces = [
    'Permission denied (publickey).\n',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIsecretsecret\n-----END RSA PRIVATE KEY-----\n',
    'ssh://u:hunter22@h.example\n',
    'token ghp_abcdefghijklmnopqrstuvwxyz0123\n',
    '\u001B[31m\u202E',
    'OpenSSH_9.6p1 x, OpenSSL 3.0.13\n',
    'debug1: ',
    '\u0000\uFFFD',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 }), (parts) => {
      const told = explained(parts.join(''));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      for (const text of [explanationText(told, look), explanationJson(told)])
        expect(text).not.toMatch(/MIIsecret|hunter22|ghp_abc|[\u0000\u001B\u202E]/u);
    }),
    { numRuns: 60 },
  );
});

it('Japanese and UTF-16 texts of Windows are decoded', () => {
  const shiftJis = new Uint8Array([0x90, 0xda, 0x91, 0xb1, 0x82, 0xaa, 0x8b, 0x91, 0x94, 0xdb, 0x82, 0xb3, 0x82, 0xea]);
  expect(decoderFor(shiftJis).decode(shiftJis)).toBe('接続が拒否され');
  const utf16 = new Uint8Array([...'ssh: refused'].flatMap((sign) => [sign.charCodeAt(0), 0]));
  expect(decoderFor(utf16).decode(utf16)).toBe('ssh: refused');
});
