import { type ErrorClient, says } from './template.ts';

/** What libssh says. */
export const libsshErrors: ErrorClient = {
  by: 'libssh',
  templates: [
    says('kex-failed', /kex error : no match for method/u, 'kex.c'),
    says('hostkey-unknown', /Host is not in the known_hosts/u, 'knownhosts.c'),
    says('denied', /Access denied for '(?:publickey|password|none)'/u, 'auth.c'),
    says('banner-timeout', /Timeout connecting to /u, 'connect.c'),
  ],
};
