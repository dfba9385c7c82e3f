import { type ErrorClient, says } from './template.ts';

/** What SSH.NET says; also Posh-SSH and other programs built on it. */
export const sshnetErrors: ErrorClient = {
  by: 'sshnet',
  templates: [
    says('key-not-private', /Invalid private key file/u, 'PrivateKeyFile.cs'),
    says(
      'key-new-format',
      /private key cipher .{1,60} is not supported|Key '.{1,60}' is not supported/u,
      'PrivateKeyFile.cs',
    ),
    says(
      'key-passphrase',
      /Private key is encrypted but passphrase is empty|SshPassPhraseNullOrEmptyException/u,
      'PrivateKeyFile.cs',
    ),
    says('connect-aborted', /established connection was aborted by the software/u, 'Session.cs, Windows 10053'),
    says('closed', /established connection was aborted by the server/u, 'Session.cs'),
    says('kex-failed', /Key exchange negotiation failed/u, 'KeyExchange.cs'),
    says('no-match-kex', /Failed to negotiate key exchange algorithm/u, 'KeyExchange.cs'),
    says(
      'no-match-cipher',
      /Client encryption algorithm not found|Server decryption algorithm not found/u,
      'KeyExchange.cs',
    ),
    says('no-match-mac', /(?:Client|Server) HMAC algorithm not found/u, 'KeyExchange.cs'),
    says('no-match-hostkey', /No matching host key algorithm/u, 'KeyExchange.cs', { since: '2024.2' }),
    says('mac-wrong', /SshConnectionException: MAC error/u, 'Session.cs'),
    says('no-methods', /No authentication methods defined on SSH server/u, 'ClientAuthentication.cs'),
    says(
      'all-methods-failed',
      /No suitable authentication method found to complete authentication/u,
      'ClientAuthentication.cs',
    ),
    says(
      'denied-publickey',
      /No suitable authentication method found to complete authentication \(publickey[^)]*\)/u,
      'ClientAuthentication.cs',
    ),
    says('too-many-failures', /Reached authentication attempt limit for method/u, 'ClientAuthentication.cs'),
    says('hostkey-unknown', /Host key could not be verified/u, 'KeyExchange.cs'),
    says('connect-refused', /actively refused it/u, 'Windows 10061'),
    says('connect-timeout', /did not properly respond after a period of time/u, 'Windows 10060'),
    says('connect-timeout', /Connection failed to establish within \d+ milliseconds/u, 'SocketAbstraction.cs'),
    says('server-silent', /Session operation has timed out/u, 'Session.cs'),
    says('banner-timeout', /Socket read operation has timed out/u, 'SocketAbstraction.cs'),
    says(
      'banner-closed',
      /The (?:server|connection was closed by the) .{0,40}(?:does not contain|remote host).{0,40}(?:SSH )?(?:protocol )?identification/u,
      'ProtocolVersionExchange.cs',
    ),
    says(
      'banner-closed',
      /[Ss]erver response does not contain SSH (?:protocol )?identification/u,
      'ProtocolVersionExchange.cs',
    ),
    says('packet-bad', /Bad packet length: \d/u, 'Session.cs'),
    says('password-change', /SSH_MSG_USERAUTH_PASSWD_CHANGEREQ|PasswordExpired/u, 'PasswordAuthenticationMethod.cs'),
    says(
      'session-refused',
      /(?:Failed to open a channel after \d+ attempts|SSH_OPEN_ADMINISTRATIVELY_PROHIBITED)/u,
      'ChannelSession.cs',
    ),
  ],
};
