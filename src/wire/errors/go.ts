import { type ErrorClient, says } from './template.ts';

/** What go says. */
export const goErrors: ErrorClient = {
  by: 'go',
  templates: [
    says('all-methods-failed', /unable to authenticate, attempted methods \[none publickey/u, 'client_auth.go'),
    says('none-tried', /unable to authenticate, attempted methods \[none\]/u, 'client_auth.go'),
    says('kbdint-needed', /unable to authenticate, attempted methods \[none keyboard-interactive\]/u, 'client_auth.go'),
    says(
      'denied-password',
      /unable to authenticate, attempted methods \[none (?:publickey )?password/u,
      'client_auth.go',
    ),
    says('empty-host', /dial tcp :\d+: /u, 'net'),
    says('connect-refused', /connect: connection refused/u, 'net'),
    says('connect-timeout', /dial tcp .{1,100}i\/o timeout/u, 'net'),
    says('connect-no-route', /connect: no route to host/u, 'net'),
    says('connect-net-unreachable', /connect: network is unreachable/u, 'net'),
    says('name-not-found', /no such host/u, 'net'),
    says('hostkey-changed', /knownhosts: key mismatch/u, 'knownhosts.go'),
    says('hostkey-unknown', /knownhosts: key is unknown/u, 'knownhosts.go'),
    says('key-not-private', /ssh: no key found/u, 'keys.go'),
    says('banner-not-ssh', /overflow reading version string/u, 'transport.go'),
    says('key-passphrase', /private key is passphrase protected/u, 'keys.go'),
    says('session-refused', /ssh: rejected: (?:connect failed|resource shortage)/u, 'channel.go'),
    says('forward-prohibited', /ssh: rejected: administratively prohibited/u, 'channel.go'),
    says('pty-failed', /ssh: pty-req failed/u, 'session.go'),
    says('no-match-kex', /no common algorithm for key exchange/u, 'common.go'),
    says('no-match-hostkey', /no common algorithm for host key/u, 'common.go'),
    says('no-match-cipher', /no common algorithm for client to server cipher/u, 'common.go'),
    says('reset', /handshake failed: read tcp .{1,120}connection reset/u, 'handshake.go'),
    says('banner-closed', /handshake failed: EOF/u, 'handshake.go'),
    says('no-match-mac', /no common algorithm for client to server MAC/u, 'common.go'),
    says('closed', /ssh: .{0,120}: EOF$/u, 'io'),
    says('too-many-failures', /ssh: disconnect, reason 2: Too many authentication failures/u, 'messages.go'),
    says('connect-refused', /dial tcp .{1,100}connectex: No connection could be made/u, 'net, Windows 10061'),
    says(
      'agent-unreachable',
      /(?:SSH_AUTH_SOCK not (?:set|specified)|dial unix .{0,100}(?:no such file|connection refused)|ssh agent requested but SSH_AUTH_SOCK)/iu,
      'net, terraform',
    ),
    says(
      'key-invalid-format',
      /ssh: (?:cannot decode encrypted private keys|unsupported key type|invalid openssh private key format)/u,
      'keys.go',
    ),
  ],
};
