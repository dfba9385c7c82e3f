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
  ],
};
