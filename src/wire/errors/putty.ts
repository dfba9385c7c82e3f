import { type ErrorClient, says } from './template.ts';

/** What putty says. */
export const puttyErrors: ErrorClient = {
  by: 'putty',
  templates: [
    says(
      'hostkey-not-cached',
      /host key is not cached (?:in the registry|for this server)/u,
      'windows/help, ssh/common.c',
    ),
    says('hostkey-not-cached', /Store key in cache\?/u, 'ssh/common.c'),
    says('hostkey-changed', /WARNING - POTENTIAL SECURITY BREACH/u, 'ssh/common.c'),
    says('ssh1-only', /SSH protocol version 2 required by our/u, 'ssh/verstring.c'),
    says('banner-closed', /Remote side unexpectedly closed network connection/u, 'ssh/ssh.c'),
    says('kex-failed', /Couldn't agree an? /u, 'ssh/transport2.c'),
    says('key-openssh-in-putty', /Unable to use key file ".{1,300}" \(OpenSSH SSH-2 private key/u, 'sshpubk.c'),
    says('key-openssh-in-putty', /Private key file '.{1,300}' contains key in OpenSSH format/u, 'WinSCP TextsCore1.rc'),
    says('key-openssh-in-putty', /supports only PuTTY format/u, 'WinSCP TextsCore1.rc'),
    says('key-ppk-too-new', /PuTTY key format too new/u, 'sshpubk.c', { until: '0.74' }),
    says('key-not-private', /Unable to (?:use|load) key file ".{1,300}" \(not a/u, 'sshpubk.c'),
    says('key-refused', /Server refused our key/u, 'ssh/userauth2-client.c'),
    says('key-accepted-then-denied', /despite accepting key/u, 'ssh/userauth2-client.c'),
    says('agent-refused', /Pageant failed to (?:provide a signature|answer)/u, 'ssh/userauth2-client.c'),
    says('all-methods-failed', /No supported authentication methods available/u, 'ssh/userauth2-client.c'),
    says(
      'denied-publickey',
      /No supported authentication methods available \(server sent: publickey\)/u,
      'ssh/userauth2-client.c',
    ),
    says('denied-again', /^\s*Access denied\s*$/u, 'ssh/userauth2-client.c'),
    says('mac-wrong', /Incorrect MAC received on packet/u, 'ssh/bpp2.c'),
    says('packet-bad', /Incoming packet was garbled on decryption/u, 'ssh/bpp2.c'),
    says('connect-refused', /Network error: Connection (?:to ".{1,200}" )?refused/u, 'doc/errors.but'),
    says('connect-timeout', /Network error: Connection (?:to ".{1,200}" )?timed out/u, 'doc/errors.but'),
    says('connect-no-route', /Network error: No route to host/u, 'doc/errors.but'),
    says('connect-net-unreachable', /Network error: Network is unreachable/u, 'doc/errors.but'),
    says('connect-aborted', /Software caused connection abort/u, 'doc/errors.but'),
    says('reset', /Network error: Connection reset by peer/u, 'doc/errors.but'),
    says('host-malformed', /Network error: Cannot assign requested address/u, 'doc/errors.but'),
    says('name-not-found', /Host does not exist/u, 'windows/network.c'),
  ],
};
