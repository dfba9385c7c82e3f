import { type ErrorClient, says } from './template.ts';

/** What Apache MINA SSHD says, as a client and as a server. */
export const minaErrors: ErrorClient = {
  by: 'mina',
  templates: [
    says('all-methods-failed', /No more authentication methods available/u, 'ClientUserAuthService.java'),
    says('kex-failed', /Unable to negotiate key exchange for/u, 'AbstractSession.java', { until: '2.17' }),
    says('no-match-kex', /Unable to negotiate key exchange for kex algorithms/u, 'KexProposalOption.java', {
      until: '2.17',
    }),
    says(
      'no-match-hostkey',
      /Unable to negotiate key exchange for server host key algorithms/u,
      'KexProposalOption.java',
      { until: '2.17' },
    ),
    says('no-match-cipher', /Unable to negotiate key exchange for encryption/u, 'KexProposalOption.java', {
      until: '2.17',
    }),
    says('no-match-mac', /Unable to negotiate key exchange for mac/u, 'KexProposalOption.java', { until: '2.17' }),
    says('hostkey-unknown', /Server key did not validate/u, 'AbstractClientSession.java'),
    says('mac-wrong', /SshException: MAC Error/u, 'AbstractSession.java'),
    says('forward-prohibited', /Tcpip forwarding request denied by server/u, 'DefaultForwarder.java'),
    says(
      'connect-timeout',
      /DefaultConnectFuture.{0,80}Failed to get operation result within specified timeout/u,
      'AbstractSshFuture.java',
    ),
    says('closed', /SshException: Session (?:has been|is being|is) closed/u, 'AbstractSession.java'),
  ],
};
