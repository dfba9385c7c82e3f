import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';
import { parseSshTrace, SshTraceParser } from './ssh-trace.ts';
import { noise, type Template, templates } from './templates.ts';

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}

const opening = lines(
  'OpenSSH_8.4p1 Debian-5+deb11u3, OpenSSL 1.1.1w  11 Sep 2023',
  'debug1: Reading configuration data /home/me/.ssh/config',
  'debug1: /home/me/.ssh/config line 12: Applying options for shop',
  'debug2: resolving "shop.example.com" port 22',
  'debug1: Connecting to shop.example.com [203.0.113.7] port 22.',
);
const connected = `${opening}${lines(
  'debug1: Connection established.',
  'debug1: identity file /home/me/.ssh/id_rsa type 0',
  'debug1: identity file /home/me/.ssh/id_rsa-cert type -1',
  'debug1: Local version string SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u3',
)}`;
const exchanged = `${connected}${lines(
  'debug1: Remote protocol version 2.0, remote software version OpenSSH_7.4',
  'debug1: match: OpenSSH_7.4 pat OpenSSH_7.0*,OpenSSH_7.1* compat 0x04000002',
  "debug1: Authenticating to shop.example.com:22 as 'deploy'",
  'debug3: hostkeys_foreach: reading file "/home/me/.ssh/known_hosts"',
  'debug3: send packet: type 20',
  'debug1: SSH2_MSG_KEXINIT sent',
  'debug3: receive packet: type 20',
  'debug1: SSH2_MSG_KEXINIT received',
  'debug2: local client KEXINIT proposal',
  'debug2: KEX algorithms: curve25519-sha256,ext-info-c',
  'debug2: host key algorithms: ssh-ed25519,rsa-sha2-512',
  'debug2: ciphers ctos: aes128-ctr',
  'debug2: ciphers stoc: aes256-ctr',
  'debug2: MACs ctos: hmac-sha2-256',
  'debug2: MACs stoc: hmac-sha2-512',
  'debug2: compression ctos: none',
  'debug2: compression stoc: none,zlib',
  'debug2: languages ctos: ',
  'debug2: languages stoc: ',
  'debug2: peer server KEXINIT proposal',
  'debug2: KEX algorithms: diffie-hellman-group14-sha1',
)}`;
const inAuth = `${exchanged}${lines(
  'debug1: kex: algorithm: curve25519-sha256',
  'debug1: kex: host key algorithm: ssh-ed25519',
  'debug1: kex: server->client cipher: aes256-ctr MAC: hmac-sha2-512 compression: none',
  'debug3: send packet: type 30',
  'debug1: expecting SSH2_MSG_KEX_ECDH_REPLY',
  'debug3: receive packet: type 31',
  'debug1: Server host key: ssh-ed25519 SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  "debug1: Host 'shop.example.com' is known and matches the ED25519 host key.",
  'debug1: Found key in /home/me/.ssh/known_hosts:7',
  'debug1: SSH2_MSG_NEWKEYS sent',
  'debug1: expecting SSH2_MSG_NEWKEYS',
  'debug1: SSH2_MSG_NEWKEYS received',
  'debug1: Will attempt key: /home/me/.ssh/id_rsa RSA SHA256:BBBB agent',
  'debug1: Will attempt key: my laptop key ED25519 SHA256:CCCC explicit agent',
  'debug1: SSH2_MSG_EXT_INFO received',
  'debug1: kex_input_ext_info: server-sig-algs=<ssh-ed25519,rsa-sha2-512>',
  'debug1: SSH2_MSG_SERVICE_ACCEPT received',
  'debug3: send packet: type 50',
  'debug3: receive packet: type 51',
  'debug1: Authentications that can continue: publickey,password',
  'debug1: Next authentication method: publickey',
  'debug1: Offering public key: /home/me/.ssh/id_rsa RSA SHA256:BBBB agent',
  'debug3: send packet: type 50',
  'debug3: receive packet: type 51',
  'debug1: Authentications that can continue: publickey,password',
)}`;

describe('ssh trace', () => {
  test('up to a refused key: every value with its line', () => {
    const trace = parseSshTrace(inAuth);
    expect(trace).toMatchObject({
      unknown: 0,
      stage: 'auth',
      lastSpoke: 'server',
      expecting: null,
      client: { line: 1, version: 'OpenSSH_8.4p1', library: 'OpenSSL 1.1.1w  11 Sep 2023' },
      configApplied: [{ line: 3, file: '/home/me/.ssh/config', fileLine: 12, pattern: { quoted: 'shop' } }],
      attempts: [{ line: 5, address: '203.0.113.7', result: { kind: 'connected', line: 6 } }],
      identities: [{ type: 0 }, { type: -1 }],
      remote: { line: 10, software: { quoted: 'OpenSSH_7.4' } },
      target: { user: 'deploy', port: 22 },
      negotiated: { kex: 'curve25519-sha256', cipherToClient: 'aes256-ctr', cipherToServer: null },
      hostKeyVerdicts: [{ kind: 'known', file: '/home/me/.ssh/known_hosts', fileLine: 7, type: 'ED25519' }],
      serverSigAlgs: { names: ['ssh-ed25519', 'rsa-sha2-512'] },
      willAttempt: [
        { name: '/home/me/.ssh/id_rsa', type: 'RSA', agent: true, explicit: false },
        { name: 'my laptop key', type: 'ED25519', agent: true, explicit: true },
      ],
      tries: [{ how: 'offered', answer: 'refused', signed: 'not-asked' }],
      methodLists: [{ methods: ['publickey', 'password'] }, { methods: ['publickey', 'password'] }],
    });
    expect(trace.ours).toMatchObject({ cipherToServer: ['aes128-ctr'], compressionToClient: ['none', 'zlib'] });
    expect(trace.ours?.languagesToClient).toEqual([]);
    expect(trace.theirs).toMatchObject({ kex: ['diffie-hellman-group14-sha1'], hostKey: [] });
  });

  test('says what it waits for', () => {
    expect(parseSshTrace(connected)).toMatchObject({ stage: 'banner', expecting: { message: 'version line' } });
    const hung = `${exchanged}debug1: expecting SSH2_MSG_KEX_ECDH_REPLY\n`;
    expect(parseSshTrace(hung)).toMatchObject({ stage: 'kex', expecting: { message: 'SSH2_MSG_KEX_ECDH_REPLY' } });
  });

  test.each<[string, string, object]>([
    [
      'refused',
      'ssh: connect to host a.example.com port 22: Connection refused',
      { kind: 'connect-failed', errno: 'ECONNREFUSED', port: '22' },
    ],
    [
      'name',
      'ssh: Could not resolve hostname a: Name or service not known',
      { kind: 'resolve-failed', host: 'a', error: 'EAI_NONAME' },
    ],
    [
      'closed before the banner',
      'kex_exchange_identification: Connection closed by remote host',
      { kind: 'identification', problem: 'closed' },
    ],
    [
      'reset before the banner',
      'kex_exchange_identification: read: Connection reset by peer',
      { kind: 'identification', problem: 'reset' },
    ],
    [
      'the same up to 7.9',
      'ssh_exchange_identification: read: Connection reset by peer',
      { kind: 'identification', problem: 'reset' },
    ],
    [
      'HTTP',
      'debug1: kex_exchange_identification: banner line contains invalid characters',
      { kind: 'identification', problem: 'invalid-characters' },
    ],
    [
      'banner exchange',
      'banner exchange: Connection to 203.0.113.7 port 443: invalid format',
      { kind: 'identification', problem: 'other' },
    ],
    ['banner time-out', 'Connection timed out during banner exchange', { kind: 'banner-timeout' }],
    [
      'bad banner',
      "Bad remote protocol version identification: '220 mail'",
      { kind: 'identification', problem: 'not-ssh' },
    ],
    ['version 1', 'Protocol major versions differ: 2 vs. 1', { kind: 'version-differs', theirs: 1 }],
    [
      'no match',
      'Unable to negotiate with 203.0.113.7 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
      { kind: 'no-match', slot: 'hostKey', theirs: ['ssh-rsa', 'ssh-dss'] },
    ],
    [
      'no cipher',
      'Unable to negotiate with UNKNOWN port 65535: no matching cipher found. Their offer: 3des-cbc',
      { kind: 'no-match', slot: 'cipher' },
    ],
    ['closed', 'Connection closed by 203.0.113.7 port 22', { kind: 'closed', peer: '203.0.113.7', port: 22 }],
    [
      'closed for a user',
      'Connection closed by authenticating user me 203.0.113.7 port 22',
      { kind: 'closed', peer: '203.0.113.7' },
    ],
    ['closed, before 7.5', 'Connection closed by 203.0.113.7', { kind: 'closed', peer: '203.0.113.7', port: null }],
    ['reset', 'Connection reset by 203.0.113.7 port 22', { kind: 'reset', port: 22 }],
    ['timed out', 'Connection to 203.0.113.7 port 22 timed out', { kind: 'timed-out', peer: '203.0.113.7' }],
    [
      'too many keys',
      'Received disconnect from 203.0.113.7 port 22:2: Too many authentication failures',
      { kind: 'disconnect-received', reason: 2, text: { quoted: 'Too many authentication failures' } },
    ],
    [
      'too many keys, older',
      'Received disconnect from 203.0.113.7: 2: Too many authentication failures for me',
      { kind: 'disconnect-received', reason: 2 },
    ],
    ['disconnected', 'Disconnected from 203.0.113.7 port 22', { kind: 'disconnected', port: 22 }],
    [
      'denied',
      'me@shop.example.com: Permission denied (publickey,gssapi-with-mic).',
      { kind: 'permission-denied', user: 'me', host: 'shop.example.com', methods: ['publickey', 'gssapi-with-mic'] },
    ],
    ['denied, up to 7.5', 'Permission denied (publickey).', { kind: 'permission-denied', user: null }],
    ['bad MAC', 'Corrupted MAC on input.', { kind: 'packet', problem: 'bad-mac' }],
    ['bad length', 'Bad packet length 1349676916.', { kind: 'packet', problem: 'bad-length' }],
    [
      'dispatch',
      'ssh_dispatch_run_fatal: Connection to 203.0.113.7 port 22: message authentication code incorrect',
      { kind: 'packet', problem: 'bad-mac' },
    ],
    [
      'libcrypto',
      'ssh_dispatch_run_fatal: Connection to 203.0.113.7 port 22: error in libcrypto',
      { kind: 'packet', problem: 'libcrypto' },
    ],
    ['host key', 'Host key verification failed.', { kind: 'hostkey-failed' }],
    [
      'control path',
      'unix_listener: path "/x" too long for Unix domain socket',
      { kind: 'client', problem: 'control-path-too-long' },
    ],
    [
      'OpenSSL',
      'OpenSSL version mismatch. Built against 30000020, you have 30200010',
      { kind: 'client', problem: 'openssl-mismatch' },
    ],
    ['no user', 'No user exists for uid 1001', { kind: 'client', problem: 'no-user' }],
    ['token', 'vdollar_percent_expand: unknown key %z', { kind: 'client', problem: 'percent-expand' }],
    ['proxy', '/bin/sh: 1: exec: nc: not found', { kind: 'client', problem: 'proxy-failed' }],
    ['proxy, bash', '/bin/bash: line 1: /x/y: No such file or directory', { kind: 'client', problem: 'proxy-failed' }],
    ['proxy, zsh', 'zsh:1: command not found: nc', { kind: 'client', problem: 'proxy-failed' }],
    [
      'channel',
      'channel 0: open failed: administratively prohibited: open failed',
      { kind: 'channel-open-failed', reason: 'administratively prohibited' },
    ],
    ['stdio', 'stdio forwarding failed', { kind: 'forwarding-failed' }],
  ])('ends: %s', (_, text, end) => {
    const trace = parseSshTrace(`${text}\r\n`);
    expect(trace.ends).toHaveLength(1);
    expect(trace.ends[0]).toMatchObject({ line: 1, ...end });
  });

  test.each<[string, object]>([
    ['Load key "/home/me/.ssh/id_rsa": bad permissions', { name: '/home/me/.ssh/id_rsa', problem: 'bad-permissions' }],
    ['Load key "/k": invalid format', { problem: 'invalid-format' }],
    ['Load key "/k": error in libcrypto', { problem: 'libcrypto' }],
    ['Load key "/k": error:1E08010C:DECODER routines::unsupported', { problem: 'libcrypto' }],
    ['Load key "/k": incorrect passphrase supplied to decrypt private key', { problem: 'wrong-passphrase' }],
    ['Load key "/k": Permission denied', { problem: 'unreadable' }],
    ["Permissions 0644 for '/k e y' are too open.", { name: '/k e y', mode: '0644', problem: 'bad-permissions' }],
    [
      'sign_and_send_pubkey: signing failed for ED25519-SK "/k" from agent: device not found',
      { name: '/k', problem: 'device-not-found' },
    ],
    [
      'sign_and_send_pubkey: signing failed for RSA "/k" from agent: agent refused operation',
      { problem: 'agent-refused' },
    ],
    ['sign_and_send_pubkey: signing failed: agent refused operation', { name: null, problem: 'agent-refused' }],
    ['sign_and_send_pubkey: no mutual signature supported', { problem: 'no-mutual-signature' }],
    ['debug1: send_pubkey_test: no mutual signature algorithm', { problem: 'no-mutual-signature' }],
    [
      'debug1: Skipping ssh-dss key /k - corresponding algorithm not in PubkeyAcceptedAlgorithms',
      { name: '/k', problem: 'not-accepted-here' },
    ],
    [
      'debug1: Skipping ssh-ed25519 key /k - corresponding algo not in PubkeyAcceptedAlgorithms',
      { name: '/k', problem: 'not-accepted-here' },
    ],
    ['debug1: Skipping ssh-dss key /k - not in PubkeyAcceptedKeyTypes', { name: '/k', problem: 'not-accepted-here' }],
    [
      'debug1: Skipping ssh-rsa key /k - corresponding algorithm not supported by server',
      { problem: 'not-accepted-there' },
    ],
    ['debug1: load_identity_file: Skipping key /k: Invalid key length', { name: '/k', problem: 'too-short' }],
    ['Warning: Identity file /k not accessible: No such file or directory.', { name: '/k', problem: 'not-there' }],
    ['no such identity: /k: No such file or directory', { name: '/k', problem: 'not-there' }],
    ['identity_sign: private key /k contents do not match public', { name: '/k', problem: 'halves-differ' }],
    [
      'debug1: get_agent_identities: ssh_get_authentication_socket: No such file or directory',
      { problem: 'agent-unreachable' },
    ],
  ])('keys: %s', (text, problem) => {
    expect(parseSshTrace(text).keyProblems).toMatchObject([{ line: 1, ...problem }]);
  });

  test.each<[string, object]>([
    [
      '/h/.ssh/config: line 3: Bad configuration option: foo',
      { kind: 'bad-option', file: '/h/.ssh/config', fileLine: 3, text: { quoted: 'foo' } },
    ],
    ['/h/.ssh/config line 4: Missing argument.', { kind: 'syntax', file: '/h/.ssh/config', fileLine: 4 }],
    ["command-line line 0: Bad port '0'.", { kind: 'syntax', file: 'command-line' }],
    ['Bad owner or permissions on /h/.ssh/config', { kind: 'bad-permissions', file: '/h/.ssh/config' }],
    ["Can't open user config file /nowhere: No such file or directory", { kind: 'unreadable', file: '/nowhere' }],
  ])('configuration: %s', (text, problem) => {
    expect(parseSshTrace(text).configProblems).toMatchObject([problem]);
  });

  test('a changed host key names the line that offends', () => {
    const trace = parseSshTrace(
      lines(
        '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
        'Offending ECDSA key in /home/me/.ssh/known_hosts:3',
        'Host key for a has changed and you have requested strict checking.',
        'Host key verification failed.',
      ),
    );
    expect(trace.hostKeyVerdicts).toMatchObject([
      { kind: 'changed', type: 'ECDSA', file: '/home/me/.ssh/known_hosts', fileLine: 3 },
      { kind: 'failed' },
    ]);
  });

  test('a key that the server takes and ssh cannot sign with', () => {
    const trace = parseSshTrace(
      `${inAuth}${lines(
        'debug1: Offering public key: /k ED25519 SHA256:CCCC explicit',
        'debug3: send packet: type 50',
        'debug3: receive packet: type 60',
        'debug1: Server accepts key: /k ED25519 SHA256:CCCC explicit',
        'debug2: we did not send a packet, disable method',
        'me@shop.example.com: Permission denied (publickey,password).',
      )}`,
    );
    expect(trace.tries.at(-1)).toMatchObject({ name: '/k', answer: 'accepted', signed: 'no' });
  });

  test('two factors', () => {
    const trace = parseSshTrace(
      `${inAuth}${lines(
        'debug1: Offering public key: /k ED25519 SHA256:CCCC explicit',
        'debug1: Server accepts key: /k ED25519 SHA256:CCCC explicit',
        'Authenticated using "publickey" with partial success.',
        'debug1: Authentications that can continue: keyboard-interactive',
      )}`,
    );
    expect(trace).toMatchObject({ partial: [{ method: 'publickey' }], stage: 'auth' });
    expect(trace.tries.at(-1)).toMatchObject({ answer: 'authenticated' });
  });

  test('the banner of the server stays apart, also when it looks like a trace', () => {
    const text = `${inAuth}${lines('debug3: input_userauth_banner', 'Keep out!', 'Authenticated to x ([1.2.3.4]:22).')}`;
    const trace = parseSshTrace(
      text
        .replaceAll('\n', '\r\n')
        .replace(
          'Keep out!\r\nAuthenticated to x ([1.2.3.4]:22).\r\n',
          'Keep out!\nAuthenticated to x ([1.2.3.4]:22).\n',
        ),
    );
    expect(trace.banner?.text.quoted).toBe('Keep out!\nAuthenticated to x ([1.2.3.4]:22).');
    expect(trace.authenticated).toBeNull();
  });

  test('text before the version line', () => {
    const now = 'debug1: kex_exchange_identification: banner line 0: Exceeded MaxStartups';
    const then = 'debug1: ssh_exchange_identification: HTTP/1.1 400 Bad Request';
    expect(parseSshTrace(now).textBeforeVersion).toMatchObject([{ text: { quoted: 'Exceeded MaxStartups' } }]);
    expect(parseSshTrace(then).textBeforeVersion).toMatchObject([{ text: { quoted: 'HTTP/1.1 400 Bad Request' } }]);
  });

  test('the lines of a jump host go to a trace of their own', () => {
    const trace = parseSshTrace(
      lines(
        'OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.19 27 Jan 2026',
        "debug1: Setting implicit ProxyCommand from ProxyJump: ssh -vvv -W '[%h]:%p' jump",
        "debug1: Executing proxy command: exec ssh -vvv -W '[inner]:22' jump",
        'debug1: Local version string SSH-2.0-OpenSSH_9.2p1 Debian-2',
        'OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.19 27 Jan 2026',
        'debug1: Connecting to jump [203.0.113.9] port 22.',
        'debug1: Connection established.',
        'debug1: Remote protocol version 2.0, remote software version OpenSSH_9.6',
        "debug1: Authenticating to jump:22 as 'me'",
        'Authenticated to jump ([203.0.113.9]:22) using "publickey".',
        'debug1: Entering interactive session.',
        'channel 0: open failed: connect failed: Connection refused',
        'stdio forwarding failed',
        'kex_exchange_identification: Connection closed by remote host',
        'Connection closed by UNKNOWN port 65535',
      ),
    );
    expect(trace.via).toMatchObject({
      stage: 'session',
      remote: { software: { quoted: 'OpenSSH_9.6' } },
      ends: [{ kind: 'channel-open-failed', text: { quoted: 'Connection refused' } }, { kind: 'forwarding-failed' }],
    });
    expect(trace).toMatchObject({
      stage: 'banner',
      proxyCommand: { fromJump: true },
      remote: null,
      ends: [
        { kind: 'identification', line: 14 },
        { kind: 'closed', peer: 'UNKNOWN', port: 65535 },
      ],
    });
  });

  test('the outer ssh is heard again when the inner server answers', () => {
    const trace = parseSshTrace(
      lines(
        'OpenSSH_9.2p1, OpenSSL 3.0.19',
        'debug1: Executing proxy command: exec ssh -W inner:22 jump',
        'OpenSSH_9.2p1, OpenSSL 3.0.19',
        'debug1: Remote protocol version 2.0, remote software version jump',
        'debug1: Remote protocol version 2.0, remote software version inner',
        'me@inner: Permission denied (publickey).',
      ),
    );
    expect(trace.remote?.software.quoted).toBe('inner');
    expect(trace.via?.remote?.software.quoted).toBe('jump');
    expect(trace.ends).toMatchObject([{ kind: 'permission-denied', host: 'inner' }]);
  });
});

describe('templates', () => {
  test('every one has a beginning or a part to be found by, and ids share one handler', () => {
    for (const template of templates as readonly Template[]) {
      expect(template.starts ?? template.has, template.id).toBeTruthy();
    }
    expect(noise.every((start) => start.length >= 3)).toBe(true);
  });
});

describe('limits', () => {
  const piece = fc.constantFrom(
    ...templates.map((template: Template) => `${template.starts ?? template.has}`),
    ...connected.split('\n'),
    ...inAuth.split('\n'),
  );
  const line = fc.oneof(
    piece,
    fc.tuple(piece, fc.string()).map((parts) => parts.join('')),
    fc.string(),
  );

  test('any text gives a trace whose counts add up', () => {
    fc.assert(
      fc.property(fc.array(line), (all) => {
        const text = all.join('\n');
        const trace = parseSshTrace(text);
        expect(trace.recognised + trace.unknown).toBeLessThanOrEqual(trace.lines);
        for (const { first, last, count } of trace.seen.values()) {
          expect(first).toBeLessThanOrEqual(last);
          expect(count).toBeLessThanOrEqual(last - first + 1);
          expect(last).toBeLessThanOrEqual(trace.lines);
        }
      }),
    );
  });

  test('how the text is cut into chunks does not matter', () => {
    const text = inAuth.replaceAll('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const parser = new SshTraceParser();
        const splitter = new LineSplitter(65_536, (one) => parser.feed(one));
        let from = 0;
        for (const cut of [...cuts, text.length].sort((a, b) => a - b)) {
          splitter.push(text.slice(from, cut));
          from = cut;
        }
        splitter.end();
        expect(parser.trace).toEqual(parseSshTrace(text));
      }),
      { numRuns: 20 },
    );
  });

  test('lists stop growing and say so', () => {
    const parser = new SshTraceParser();
    for (let i = 0; i < 1000; i++) parser.feed(`debug1: Offering public key: /k${i} RSA SHA256:x`);
    expect(parser.trace.tries).toHaveLength(256);
    expect(parser.trace.dropped).toBe(744);
  });

  test('a line of 10 MB and a name list of a million names are cut', () => {
    const parser = new SshTraceParser();
    const splitter = new LineSplitter(65_536, (one) => parser.feed(one));
    splitter.push('debug2: peer server KEXINIT proposal\ndebug2: KEX algorithms: ');
    for (let i = 0; i < 100; i++) splitter.push('a,'.repeat(50_000));
    splitter.push('\n');
    expect(parser.trace.theirs?.kex.length).toBe(512);
  });
});
