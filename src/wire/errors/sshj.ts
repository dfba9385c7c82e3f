import { type ErrorClient, says } from './template.ts';

/** What sshj says. */
export const sshjErrors: ErrorClient = {
  by: 'sshj',
  templates: [
    says('banner-closed', /Server closed connection during identification exchange/u, 'TransportImpl.java'),
    says('all-methods-failed', /Exhausted available authentication methods/u, 'SSHClient.java'),
    says('kex-failed', /Unable to reach a settlement/u, 'Proposal.java'),
    says('hostkey-unknown', /Could not verify .{1,60} host key with fingerprint/u, 'TransportImpl.java'),
    says('password-change', /Password change request received/u, 'AuthPassword.java'),
    says('kex-waits', /TransportException: Timeout expired/u, 'Promise.java'),
  ],
};
