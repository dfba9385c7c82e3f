import { type ErrorClient, says } from './template.ts';

/** What asyncssh says. */
export const asyncsshErrors: ErrorClient = {
  by: 'asyncssh',
  templates: [
    says('hostkey-unknown', /Host key is not trusted/u, 'connection.py'),
    says('denied', /Permission denied for user/u, 'connection.py'),
    says('ssh1-only', /Unsupported SSH version/u, 'connection.py'),
    says('banner-timeout', /Login timeout expired/u, 'connection.py'),
    says('closed', /asyncssh\S*: Connection lost/u, 'connection.py'),
    says('no-match-kex', /No matching key exchange algorithm found/u, 'connection.py'),
    says('denied', /asyncssh\.misc\.PermissionDenied/u, 'misc.py'),
    says('hostkey-unknown', /asyncssh\.misc\.HostKeyNotVerifiable/u, 'misc.py'),
    says('kex-failed', /asyncssh\.misc\.KeyExchangeFailed/u, 'misc.py'),
    says(
      'key-passphrase',
      /(?:Passphrase must be specified to import encrypted|Unable to decrypt key)/u,
      'public_key.py',
    ),
    says('key-invalid-format', /asyncssh\.public_key\.KeyImportError/u, 'public_key.py'),
    says('no-match-hostkey', /No matching (?:server )?host key algorithm found/u, 'connection.py'),
    says('no-match-cipher', /No matching encryption algorithm found/u, 'connection.py'),
    says('no-match-mac', /No matching MAC algorithm found/u, 'connection.py'),
  ],
};
