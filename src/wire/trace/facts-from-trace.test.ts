import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsFromTrace } from './facts-from-trace.ts';
import type { LoginContext } from './login-from-trace.ts';
import { parseSshTrace } from './ssh-trace.ts';

const version = 'OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19 27 Jan 2026';
const connecting = [version, 'debug1: Connecting to shop [203.0.113.7] port 22.'];
const spoken = [
  ...connecting,
  'debug1: Connection established.',
  'debug1: Local version string SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u6',
];
const answered = [
  ...spoken,
  'debug1: Remote protocol version 2.0, remote software version OpenSSH_8.4p1 Debian-5',
  "debug1: Authenticating to shop:22 as 'deploy'",
  'debug1: SSH2_MSG_KEXINIT sent',
  'debug1: SSH2_MSG_KEXINIT received',
  'debug1: kex: algorithm: curve25519-sha256',
  'debug1: kex: host key algorithm: ssh-ed25519',
  'debug1: kex: server->client cipher: aes128-ctr MAC: hmac-sha2-256 compression: none',
  'debug1: kex: client->server cipher: chacha20-poly1305@openssh.com MAC: <implicit> compression: none',
  'debug1: expecting SSH2_MSG_KEX_ECDH_REPLY',
];
const fingerprint = `SHA256:${'A'.repeat(43)}`;
const exchanged = [
  ...answered,
  'debug1: SSH2_MSG_KEX_ECDH_REPLY received',
  `debug1: Server host key: ssh-ed25519 ${fingerprint}`,
  "debug1: Host 'shop' is known and matches the ED25519 host key.",
  'debug1: Found key in /home/me/.ssh/known_hosts:7',
  'debug1: SSH2_MSG_NEWKEYS sent',
  'debug1: SSH2_MSG_NEWKEYS received',
  'debug1: SSH2_MSG_SERVICE_ACCEPT received',
  'debug1: Authentications that can continue: publickey,password',
  'debug1: Next authentication method: publickey',
];
const key = `/home/me/.ssh/id ED25519 ${fingerprint} explicit`;
const refused = [
  ...exchanged,
  `debug1: Offering public key: ${key}`,
  'debug1: Authentications that can continue: publickey,password',
];
const denied = 'deploy@shop: Permission denied (publickey,password).';

const facts = (lines: readonly string[], context: LoginContext = {}) =>
  factsFromTrace(parseSshTrace(`${lines.join('\n')}\n`), context);
const outcome = (lines: readonly string[], context: LoginContext = {}) => {
  const fact = facts(lines, context)['login.outcome'];
  return fact?.known === true ? fact.value : undefined;
};

describe('a trace as facts', () => {
  test('a refused port', () => {
    const seen = facts([
      ...connecting,
      'debug1: connect to address 203.0.113.7 port 22: Connection refused',
      'ssh: connect to host shop port 22: Connection refused',
    ]);
    expect(seen['tcp.connect']).toMatchObject({ value: { kind: 'refused' } });
    expect(seen['login.outcome']).toMatchObject({ value: { kind: 'not-reached', stage: 'connect' } });
    expect(seen['login.methods']).toBeUndefined();
  });

  test.each([
    ['ssh-ed25519,rsa-sha2-512', true],
    ['rsa-sha2-512,ecdsa-sha2-nistp256', false],
  ])('a refused key whose type the server lists or not: %s', (listed, typeListed) => {
    const seen = facts([
      ...answered,
      `debug1: kex_input_ext_info: server-sig-algs=<${listed}>`,
      'debug1: Authentications that can continue: publickey',
      `debug1: Offering public key: ${key}`,
      'debug1: Authentications that can continue: publickey',
      'debug1: No more authentication methods to try.',
      'alice@host: Permission denied (publickey).',
    ]);
    expect(seen['login.offered-keys']).toMatchObject({ value: [{ answer: 'refused', typeListed }] });
  });

  test('closed before the version line', () => {
    const seen = facts([...spoken, 'kex_exchange_identification: Connection closed by remote host']);
    expect(seen['banner.read']).toMatchObject({ value: { kind: 'closed', spoke: true } });
    expect(seen['login.outcome']).toMatchObject({ value: { kind: 'closed', stage: 'banner' } });
  });

  test('nothing in common', () => {
    const seen = facts([
      ...answered.slice(0, 8),
      'Unable to negotiate with 203.0.113.7 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
    ]);
    expect(seen['kex.match']).toMatchObject({
      value: { kind: 'no-common', slot: 'hostKey', theirs: ['ssh-rsa', 'ssh-dss'] },
    });
    expect(seen['login.outcome']).toMatchObject({ value: { kind: 'not-reached', stage: 'kex' } });
  });

  test('everything up to the login', () => {
    const seen = facts(refused);
    expect(seen['banner.read']).toMatchObject({ value: { kind: 'ssh', product: 'OpenSSH', major: 8, minor: 4 } });
    expect(seen['kex.match']).toMatchObject({ value: { kind: 'agreed', kex: 'curve25519-sha256', mac: null } });
    expect(seen['kex.exchange']).toMatchObject({ value: { kind: 'done' } });
    expect(seen['hostkey.presented']).toMatchObject({ value: { fingerprint, bits: 256, verified: true } });
    expect(seen['hostkey.known']).toEqual({
      known: true,
      value: { kind: 'match', file: '/home/me/.ssh/known_hosts', line: 7 },
    });
    expect(seen['login.methods']).toEqual({ known: true, value: ['publickey', 'password'] });
    expect(seen['login.offered-keys']).toEqual({
      known: true,
      value: [
        {
          path: '/home/me/.ssh/id',
          type: 'ssh-ed25519',
          fingerprint,
          from: 'file',
          answer: 'refused',
          typeListed: null,
        },
      ],
    });
  });

  test.each<readonly [string, readonly string[], LoginContext, object]>([
    ['refused', [...refused, denied], {}, { kind: 'denied', methods: ['publickey', 'password'] }],
    [
      'accepted',
      [
        ...exchanged,
        `debug1: Offering public key: ${key}`,
        `debug1: Server accepts key: ${key}`,
        'Authenticated to shop ([203.0.113.7]:22) using "publickey".',
      ],
      { tookMs: 42 },
      { kind: 'accepted', method: 'publickey', tookMs: 42 },
    ],
    [
      'a passphrase is missing',
      [...exchanged, `debug1: Offering public key: ${key}`, `debug1: Server accepts key: ${key}`, denied],
      {},
      { kind: 'needs-person', what: 'passphrase' },
    ],
    ['only a password would do', [...exchanged, denied], {}, { kind: 'needs-person', what: 'password' }],
    ['the same, but the user wants no questions', [...exchanged, denied], { mayAskPerson: false }, { kind: 'denied' }],
    [
      'keys of devices were left out',
      [...exchanged, denied],
      { deviceKeysLeftOut: true },
      { kind: 'needs-person', what: 'touch' },
    ],
    [
      'a key with bad permissions is a fault',
      [
        ...exchanged,
        'debug1: Trying private key: /home/me/.ssh/id',
        "Permissions 0644 for '/home/me/.ssh/id' are too open.",
        'Load key "/home/me/.ssh/id": bad permissions',
        denied,
      ],
      {},
      { kind: 'denied' },
    ],
    [
      'too many keys',
      [
        ...refused,
        'Received disconnect from 203.0.113.7 port 22:2: Too many authentication failures',
        'Disconnected from 203.0.113.7 port 22',
      ],
      {},
      { kind: 'too-many-failures' },
    ],
    [
      'closed during the login',
      [...exchanged, 'Connection closed by 203.0.113.7 port 22'],
      {},
      { kind: 'closed', stage: 'auth', reset: false },
    ],
    ['the time is up', answered, { timeIsUp: true }, { kind: 'timed-out', stage: 'kex' }],
    ['no word', [version], {}, { kind: 'failed' }],
  ])('login: %s', (_, lines, context, expected) => {
    expect(outcome(lines, context)).toMatchObject(expected);
  });

  test('any lines give facts and never throw', () => {
    const some = [...refused, denied, 'Host key verification failed.', 'debug1: Exit status 255', ''];
    const line = fc.oneof(fc.constantFrom(...some), fc.string());
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => outcome(lines) !== undefined));
  });
});
