import { type ErrorClient, says } from './template.ts';

/** What node-ssh2 says. */
export const nodessh2Errors: ErrorClient = {
  by: 'node-ssh2',
  templates: [
    says('all-methods-failed', /All configured authentication methods failed/u, 'client.js'),
    says('banner-timeout', /Timed out while waiting for handshake/u, 'client.js'),
    says('banner-closed', /Connection lost before handshake/u, 'client.js'),
    says('no-match-kex', /no matching key exchange algorithm/u, 'kex.js'),
    says('no-match-hostkey', /no matching host key format/u, 'kex.js'),
    says('no-match-cipher', /no matching C->S cipher/u, 'kex.js'),
    says('no-match-mac', /no matching C->S MAC/u, 'kex.js'),
    says('key-new-format', /Cannot parse privateKey: Unsupported/u, 'keyParser.js'),
    says('key-invalid-format', /Cannot parse privateKey: (?!Unsupported|Encrypted)/u, 'keyParser.js'),
    says('key-passphrase', /Encrypted .{0,30}private .{0,20}key detected/u, 'keyParser.js'),
    says('hostkey-unknown', /Host denied \(verification failed\)/u, 'kex.js'),
    says('broken-pipe', /Keepalive timeout/u, 'client.js'),
    says('banner-not-ssh', /Invalid identification string/u, 'Protocol.js'),
    says('connect-refused', /ECONNREFUSED/u, 'node'),
    says('connect-timeout', /ETIMEDOUT/u, 'node'),
    says('connect-no-route', /EHOSTUNREACH/u, 'node'),
    says('connect-net-unreachable', /ENETUNREACH/u, 'node'),
    says('name-not-found', /ENOTFOUND/u, 'node'),
    says('reset', /ECONNRESET/u, 'node'),
  ],
};
