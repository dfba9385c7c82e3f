import { type ErrorClient, says } from './template.ts';

/** What Terraform, OpenTofu and Packer say around the words of the Go library. */
export const terraformErrors: ErrorClient = {
  by: 'terraform',
  templates: [
    says('bastion-failed', /Error connecting to bastion: /u, 'terraform internal/communicator/ssh'),
    says('connect-timeout', /Timeout waiting for SSH/u, 'packer-plugin-sdk step_connect_ssh.go'),
    says('banner-timeout', /Timeout during SSH handshake/u, 'packer-plugin-sdk communicator/ssh'),
    says(
      'denied',
      /Packer experienced an authentication error when trying to connect via SSH/u,
      'packer-plugin-sdk step_connect_ssh.go',
    ),
    says(
      'command-not-found',
      /(?:scp: (?:command )?not found|error while uploading .{0,80}scp.{0,40}not found)/u,
      'the remote shell',
    ),
    says(
      'not-executable',
      /terraform_\d+\.sh: (?:Permission denied|cannot execute)/u,
      'terraform internal/communicator/ssh',
    ),
    says('empty-host', /\(remote-exec\): +Host: *$/u, 'terraform internal/communicator/ssh'),
  ],
};
