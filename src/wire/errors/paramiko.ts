import { type ErrorClient, says } from './template.ts';

/** What paramiko says. */
export const paramikoErrors: ErrorClient = {
  by: 'paramiko',
  templates: [
    says('banner-closed', /Error reading SSH protocol banner/u, 'transport.py'),
    says('connect-refused', /Unable to connect to port \d+ on/u, 'ssh_exception.py'),
    says('connect-timeout', /\[Errno (?:110|60)\]/u, 'socket'),
    says('connect-timeout', /TimeoutError: /u, 'socket'),
    says('connect-refused', /\[Errno (?:111|61)\]/u, 'socket'),
    says('connect-no-route', /\[Errno (?:113|65)\]/u, 'socket'),
    says('connect-net-unreachable', /\[Errno (?:101|51)\]/u, 'socket'),
    says('name-not-found', /gaierror/u, 'socket'),
    says('no-match-kex', /no acceptable kex algorithm/u, 'transport.py'),
    says('no-match-hostkey', /no acceptable host key/u, 'transport.py'),
    says('no-match-cipher', /no acceptable ciphers/u, 'transport.py'),
    says('no-match-mac', /no acceptable macs/u, 'transport.py'),
    says('hostkey-unknown', /not found in known_hosts/u, 'client.py'),
    says('hostkey-changed', /Host key for server '?.{1,200} does not match/u, 'ssh_exception.py'),
    says('denied', /(?:AuthenticationException: )?Authentication (?:\(publickey\) )?failed/u, 'auth_handler.py'),
    says('kbdint-needed', /Bad authentication type; allowed types: \[?'?keyboard/u, 'ssh_exception.py'),
    says('denied-publickey', /Bad authentication type.{0,40}publickey/u, 'ssh_exception.py'),
    says('no-server-sig-algs', /Server did not send a server-sig-algs list/u, 'auth_handler.py', { since: '2.9' }),
    says('no-mutual-signature', /Unable to agree on a pubkey algorithm/u, 'auth_handler.py', { since: '2.9' }),
    says('key-missing', /No authentication methods available/u, 'client.py'),
    says('key-new-format', /not a valid \S+ private key file/u, 'pkey.py'),
    says('key-passphrase', /Private key file is encrypted/u, 'pkey.py'),
    says('denied-password', /Bad authentication type.{0,60}password/u, 'ssh_exception.py'),
    says('no-mutual-signature', /no acceptable signature/u, 'transport.py'),
    says(
      'key-invalid-format',
      /(?:unpack requires a buffer|encountered RSA key, expected|not a valid OPENSSH private key file)/u,
      'pkey.py',
    ),
  ],
};
