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
    says(
      'key-new-format',
      /(?:No provider available for|Read OPENSSH Key.{0,40}(?:not|un)|unknown key (?:file|format))/iu,
      'KeyProviderUtil.java',
    ),
    says(
      'key-passphrase',
      /(?:PEMDecryptionException|Could not decrypt private key|checkints did not match)/iu,
      'OpenSSHKeyV1KeyFile.java',
    ),
    says('connect-refused', /net\.schmizz.{0,80}Connection refused/u, 'java.net'),
    says('mac-wrong', /TransportException: MAC (?:Error|verification)/iu, 'Decoder.java'),
    says('denied', /UserAuthException/u, 'SSHClient.java'),
  ],
};
