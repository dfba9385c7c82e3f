import { type ErrorClient, says } from './template.ts';

/** What go says. */
export const goErrors: ErrorClient = {
  by: 'go',
  templates: [
    says('all-methods-failed', /ssh: unable to authenticate, attempted methods \[none publickey/u, 'client_auth.go'),
    says('denied-password', /ssh: unable to authenticate, attempted methods \[none password/u, 'client_auth.go'),
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
    says('closed', /ssh: .{0,120}: EOF$/u, 'io'),
  ],
};
