import { type ErrorClient, says } from './template.ts';

/** What Vagrant says, and the Ruby library net-ssh under it. */
export const vagrantErrors: ErrorClient = {
  by: 'vagrant',
  templates: [
    says('denied', /SSH authentication failed! This is typically caused by/u, 'templates/locales/en.yml'),
    says('denied', /Warning: Authentication failure\. Retrying/u, 'plugins/communicators/ssh'),
    says('denied', /Net::SSH::AuthenticationFailed/u, 'net-ssh errors.rb'),
    says('connect-refused', /SSH connection was refused! This usually happens/u, 'templates/locales/en.yml'),
    says('connect-refused', /Warning: Connection refused\. Retrying/u, 'plugins/communicators/ssh'),
    says('connect-timeout', /Vagrant timed out while attempting to connect via SSH/u, 'templates/locales/en.yml'),
    says('connect-timeout', /Warning: Connection timeout\. Retrying/u, 'plugins/communicators/ssh'),
    says('connect-timeout', /Timed out while waiting for the machine to boot/u, 'templates/locales/en.yml'),
    says('connect-timeout', /Net::SSH::ConnectionTimeout/u, 'net-ssh errors.rb'),
    says('banner-closed', /Warning: Remote connection disconnect\. Retrying/u, 'plugins/communicators/ssh'),
    says(
      'banner-closed',
      /SSH connection was (?:unexpectedly closed by the remote end|aborted!)/u,
      'templates/locales/en.yml',
    ),
    says('reset', /(?:SSH connection was reset!|Warning: Connection reset\. Retrying)/u, 'templates/locales/en.yml'),
    says('closed', /Net::SSH::Disconnect/u, 'net-ssh errors.rb'),
    says('connect-no-route', /"no route to host" \(EHOSTUNREACH\)/u, 'templates/locales/en.yml'),
    says('host-down', /"host is down" \(EHOSTDOWN\)/u, 'templates/locales/en.yml'),
    says('connect-forbidden', /SSH is getting permission denied errors when attempting/u, 'templates/locales/en.yml'),
    says('session-refused', /Failed to open an SSH channel on the remote end/u, 'templates/locales/en.yml'),
    says(
      'key-permissions',
      /private key to connect to this box via SSH has invalid permissions/u,
      'templates/locales/en.yml',
    ),
    says('key-new-format', /unsupported encryption type\. The SSH library Vagrant uses/u, 'templates/locales/en.yml'),
    says('createprocess-bad', /executable found in the PATH is a PuTTY Link SSH client/u, 'templates/locales/en.yml'),
    says('hostkey-changed', /Net::SSH::HostKeyMismatch/u, 'net-ssh verifiers'),
    says('hostkey-unknown', /Net::SSH::HostKeyUnknown/u, 'net-ssh verifiers'),
    says('account-unavailable', /configured shell \(config\.ssh\.shell\) is invalid/u, 'templates/locales/en.yml'),
  ],
};
