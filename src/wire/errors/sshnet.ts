import { type ErrorClient, says } from './template.ts';

/** What sshnet says. */
export const sshnetErrors: ErrorClient = {
  by: 'sshnet',
  templates: [
    says('key-not-private', /Invalid private key file/u, 'PrivateKeyFile.cs'),
    says('connect-aborted', /established connection was aborted by the software/u, 'Windows'),
    says('kex-failed', /Key exchange negotiation failed/u, 'Session.cs'),
    says('connect-refused', /actively refused it/u, 'Windows'),
    says('connect-timeout', /did not properly respond after a period of time/u, 'Windows'),
    says(
      'banner-closed',
      /Server response does not contain SSH protocol identification/u,
      'ProtocolVersionExchange.cs',
    ),
  ],
};
