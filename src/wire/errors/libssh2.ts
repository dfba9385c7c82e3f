import { type ErrorClient, says } from './template.ts';

/** What libssh2 says. */
export const libssh2Errors: ErrorClient = {
  by: 'libssh2',
  templates: [
    says('banner-timeout', /Failed getting banner/u, 'session.c'),
    says('kex-failed', /[Uu]nable to exchange encryption keys/u, 'session.c'),
    says('denied-again', /Authentication failed \(username\/password\)/u, 'userauth.c'),
    says('denied-publickey', /Username\/PublicKey combination invalid/u, 'userauth.c'),
    says('key-new-format', /Unable to extract public key/u, 'userauth.c'),
    says('key-passphrase', /Callback returned error/u, 'userauth.c'),
    says('libssh-remote-key', /SSH remote key was not OK/u, 'curl src/tool_strerror'),
    says('hostkey-unknown', /Couldn't find a known_hosts file/u, 'curl lib/vssh', { since: '8.13' }),
    says('denied', /ssh2\.exceptions\.AuthenticationError/u, 'ssh2-python'),
    says('only-ssh-rsa-pinned', /Set "ssh-rsa" as SSH hostkey type/u, 'curl lib/vssh/libssh2.c'),
    says(
      'all-methods-failed',
      /(?:Authentication failure|No (?:supported|known) authentication (?:methods|type))/u,
      'userauth.c',
    ),
    says('denied', /Authentication by (?:password|public key) failed/iu, 'libssh2 users'),
    says('banner-not-ssh', /Invalid (?:banner|protocol)/u, 'session.c'),
    says('kex-failed', /Failure establishing ssh session(?:: -?[58]\b|, .{0,60}exchange)/u, 'curl lib/vssh'),
    says('banner-timeout', /Failure establishing ssh session: -13/u, 'curl lib/vssh'),
    says('hostkey-changed', /Denied establishing ssh session: mismatch/u, 'curl lib/vssh'),
    says(
      'key-passphrase',
      /(?:Unable to (?:open|read) private key file|Wrong passphrase or invalid\/unrecognized private key)/iu,
      'openssl.c',
    ),
  ],
};
