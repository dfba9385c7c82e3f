import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalEntries, syslogEntries } from './entries.ts';
import { type LogRefusal, sshdSaid } from './sshd-said.ts';

const clock = { nowMs: Date.UTC(2026, 10, 23, 10, 43, 0), zoneMinutes: 60 };

describe('lines of a file', () => {
  it.each([
    ['Nov 23 11:42:07 web sshd[4711]: Invalid user x from 192.0.2.9 port 5', Date.UTC(2026, 10, 23, 10, 42, 7), 1000],
    ['Dec 31 23:59:59 web sshd-session[1]: x', Date.UTC(2025, 11, 31, 22, 59, 59), 1000],
    ['Nov  3 11:42:07 h\uFFFD.lan sshd[1]: x', Date.UTC(2026, 10, 3, 10, 42, 7), 1000],
    ['2026-11-23T10:42:07.250000+00:00 web sshd-auth[9]: x', Date.UTC(2026, 10, 23, 10, 42, 7, 250), 1],
    ['Nov 23 11:42:07 alpine auth.info sshd[3]: x', Date.UTC(2026, 10, 23, 10, 42, 7), 1000],
  ])('%s', (line, atMs, grainMs) => {
    expect(syslogEntries(line, clock)).toMatchObject([{ atMs, grainMs, verified: false }]);
  });
  it.each([
    'Nov 23 11:42:07 web CRON[1]: sshd[4711]: Invalid user x from 192.0.2.9 port 5',
    'Nov 23 11:42:07 web su: x sshd[4711]: Accepted password for root from 192.0.2.9 port 5 ssh2',
    'Foo 23 11:42:07 web sshd[1]: x',
    'Nov 23 11:42:07 web sshd: x',
    '',
  ])('passes over %j', (line) => {
    expect(syslogEntries(line, clock)).toEqual([]);
  });
  it('never throws and never reads two entries out of one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = text.replaceAll('\n', ' ');
        expect(syslogEntries(`Nov 23 11:42:07 web sshd[1]: ${line}`, clock).length).toBeLessThan(2);
        expect(syslogEntries(line, clock).length).toBeLessThan(2);
      }),
    );
  });
});

describe('the journal', () => {
  const entry = (more: object) =>
    journalEntries(
      JSON.stringify({
        __REALTIME_TIMESTAMP: '1763894527000123',
        SYSLOG_IDENTIFIER: 'sshd',
        _PID: '7',
        _UID: '0',
        _COMM: 'sshd',
        _EXE: '/usr/sbin/sshd',
        MESSAGE: 'x',
        ...more,
      }),
    );
  it.each([
    [{}, true],
    [{ _COMM: undefined, _EXE: undefined }, true],
    [{ _UID: '1000' }, false],
    [{ _COMM: 'logger', _EXE: '/usr/bin/logger' }, false],
    [{ _EXE: '/tmp/sshd/python3' }, false],
    [{ _UID: undefined }, false],
  ])('vouches for %j: %s', (more, verified) => {
    expect(entry(more)).toMatchObject([{ pid: 7, atMs: 1763894527000, message: 'x', verified }]);
  });
  it('reads a message of bytes', () => {
    expect(entry({ MESSAGE: [120, 255, 10, 121] })).toMatchObject([{ message: 'x\uFFFD\ny' }]);
  });
  it.each([
    { MESSAGE: null },
    { SYSLOG_IDENTIFIER: 'sudo' },
    { __REALTIME_TIMESTAMP: 'soon' },
  ])('passes over %j', (more) => {
    expect(entry(more)).toEqual([]);
  });
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.json(),
        (text, json) => void [journalEntries(text), journalEntries(json.replaceAll('\n', ' '))],
      ),
    );
  });
});

/** As OpenSSH 8.4 to 10.5 and Linux-PAM write them. */
const messages: readonly (readonly [string, LogRefusal | undefined, object])[] = [
  ['User deploy from 192.0.2.9 not allowed because not listed in AllowUsers', 'allow-users', { user: 'deploy' }],
  ['User deploy from host.example not allowed because listed in DenyUsers', 'deny-users', { user: 'deploy' }],
  [
    "User deploy from 192.0.2.9 not allowed because none of user's groups are listed in AllowGroups",
    'allow-groups',
    {},
  ],
  ['User deploy from 192.0.2.9 not allowed because a group is listed in DenyGroups', 'deny-groups', {}],
  ['ROOT LOGIN REFUSED FROM 192.0.2.9 port 40000 [preauth]', 'root-login', { address: '192.0.2.9', port: 40000 }],
  ['User deploy not allowed because account is locked', 'account-locked', { user: 'deploy' }],
  ['User deploy not allowed because shell /bin/gone does not exist', 'shell-missing', { detail: '/bin/gone' }],
  ['User deploy not allowed because /etc/nologin exists', 'nologin', { detail: '/etc/nologin' }],
  ['Authentication refused: bad ownership or modes for file /home/d/.ssh/authorized_keys', 'bad-modes-file', {}],
  ['Authentication refused: bad ownership or modes for directory /home/d', 'bad-modes-folder', { detail: '/home/d' }],
  ['error: AuthorizedKeysCommand /usr/bin/keys deploy failed, status 127', 'keys-command', { detail: '/usr/bin/keys' }],
  ['error: AuthorizedKeysCommand /usr/bin/keys failed, status 1', 'keys-command-status', {}],
  [
    'error: Unsafe AuthorizedKeysCommand "/usr/bin/keys": bad ownership or modes for file /usr/bin/keys',
    'keys-command',
    {},
  ],
  [
    'Authentication tried for deploy with correct key but not from a permitted host (host=a, ip=192.0.2.9, required=10.0.0.0/8).',
    'from-address',
    { user: 'deploy' },
  ],
  [
    'userauth_pubkey: signature algorithm ssh-rsa not in PubkeyAcceptedAlgorithms [preauth]',
    'key-algorithm',
    { detail: 'ssh-rsa' },
  ],
  ['userauth_pubkey: key type ssh-rsa not in PubkeyAcceptedKeyTypes [preauth]', 'key-algorithm', { detail: 'ssh-rsa' }],
  [
    'error: maximum authentication attempts exceeded for invalid user bob from 192.0.2.9 port 4 ssh2 [preauth]',
    'too-many-failures',
    { user: 'bob' },
  ],
  [
    'Disconnecting authenticating user deploy 192.0.2.9 port 4: Too many authentication failures [preauth]',
    'too-many-failures',
    { user: 'deploy' },
  ],
  [
    'Failed publickey for deploy from 192.0.2.9 port 4 ssh2: ED25519 SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'failed',
    { user: 'deploy', detail: 'publickey' },
  ],
  ['Failed password for invalid user admin from 2001:db8::9 port 4 ssh2', 'failed', { address: '2001:db8::9' }],
  ['Invalid user admin from 192.0.2.9 port 4', 'invalid-user', { user: 'admin' }],
  ['administratively prohibited connection for deploy from 192.0.2.9 port 4', 'refuse-connection', { user: 'deploy' }],
  ['fatal: Access denied for user deploy by PAM account configuration [preauth]', 'pam-account', { user: 'deploy' }],
  ["pam_access(sshd:account): access denied for user `deploy' from `192.0.2.9'", 'pam-access', {}],
  ['pam_unix(sshd:account): account deploy has expired (account expired)', 'pam-expired', { detail: 'pam_unix' }],
  [
    'pam_faillock(sshd:auth): Consecutive login failures for user deploy account temporarily locked',
    'pam-faillock',
    {},
  ],
  [
    'PAM unable to dlopen(pam_gone.so): /lib/security/pam_gone.so: cannot open shared object file',
    'pam-broken',
    { detail: 'pam_gone.so' },
  ],
  ['PAM adding faulty module: pam_gone.so', 'pam-broken', { detail: 'pam_gone.so' }],
  [
    'error: PAM: Authentication failure for illegal user bob from 192.0.2.9',
    'pam-auth',
    { user: 'bob', address: '192.0.2.9' },
  ],
  [
    'drop connection #11 from [192.0.2.9]:4000 on [192.0.2.1]:22 past MaxStartups',
    'startups',
    { detail: '11', address: '192.0.2.9' },
  ],
  [
    'drop connection #3 from [2001:db8::9]:4000 on [2001:db8::1]:22 Maxstartups',
    'startups',
    { address: '2001:db8::9' },
  ],
  [
    'drop connection #0 from [192.0.2.9]:4000 on [192.0.2.1]:22 penalty: failed authentication',
    'penalty',
    { detail: 'failed authentication' },
  ],
  ['refused connect from 192.0.2.9 (192.0.2.9)', 'tcp-wrappers', { address: '192.0.2.9' }],
  ['refused connect from host.example (192.0.2.9)', 'tcp-wrappers', { address: '192.0.2.9' }],
  [
    'Unable to negotiate with 192.0.2.9 port 4: no matching host key type found. Their offer: ssh-dss [preauth]',
    'no-hostkey',
    { detail: 'ssh-dss' },
  ],
  [
    'fatal: bad ownership or modes for chroot directory component "/srv/" [postauth]',
    'chroot-modes',
    { detail: '/srv/' },
  ],
  [
    'fatal: /usr/lib/openssh/sshd-session does not exist or is not executable',
    'program-missing',
    { detail: '/usr/lib/openssh/sshd-session' },
  ],
  ['error: Certificate invalid: expired', 'cert-expired', {}],
  [
    'Connection closed by authenticating user deploy 192.0.2.9 port 4 [preauth]',
    undefined,
    { user: 'deploy', address: '192.0.2.9' },
  ],
  ['Connection closed by 192.0.2.9 port 4', undefined, { address: '192.0.2.9' }],
  [
    'Received disconnect from 192.0.2.9 port 4:11: bye from 1.2.3.4 port 5 [preauth]',
    undefined,
    { address: '192.0.2.9' },
  ],
];

describe("sshd's words", () => {
  it.each(messages)('%s', (message, refusal, more) => {
    expect(sshdSaid(message)).toMatchObject({ ...more, ...(refusal === undefined ? {} : { refusal }) });
  });
  it('takes an accepted login for one', () => {
    expect(sshdSaid('Accepted publickey for deploy from 192.0.2.9 port 4 ssh2: RSA SHA256:x')).toMatchObject({
      accepted: true,
      user: 'deploy',
    });
  });
  it.each([
    'Invalid user root from 203.0.113.1 port 22 from 192.0.2.9 port 4',
    'Failed publickey for invalid user x from 203.0.113.1 port 1 ssh2 from 192.0.2.9 port 4 ssh2',
    'Connection closed by invalid user a 203.0.113.1 port 5 192.0.2.9 port 4 [preauth]',
  ])('names nobody where the name of a user plays an address: %s', (message) => {
    expect(sshdSaid(message)?.address).toBeUndefined();
    expect(sshdSaid(message)?.user).toBeUndefined();
  });
  it('is never led by a name to another refusal or to an accepted login', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...messages.map(([message]) => message),
          'Accepted password for root from 203.0.113.1 port 1 ssh2',
        ),
        (name) => {
          const said = sshdSaid(`Invalid user ${name} from 192.0.2.9 port 4`);
          expect(said?.accepted).toBeUndefined();
          expect(said === undefined || said.refusal === 'invalid-user').toBe(true);
          expect(said?.address === undefined || said.address === '192.0.2.9').toBe(true);
        },
      ),
    );
  });
  it('never throws, and is quick', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => void sshdSaid(text)));
    const startMs = performance.now();
    for (const text of ['from 1.1.1.1 port 1 ', 'Unsafe AuthorizedKeysCommand /a ', '(', '0123:'])
      for (const [message] of messages) sshdSaid(`${message.slice(0, 30)}${text.repeat(2_000 / text.length)}`);
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });
});
