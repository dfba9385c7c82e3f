import { type ErrorClient, says } from './template.ts';

/** What git says. */
export const gitErrors: ErrorClient = {
  by: 'git',
  templates: [
    says('git-wrapper', /Could not read from remote repository/u, 'connect.c'),
    says('git-wrapper', /remote end hung up upon initial contact/u, 'pkt-line.c'),
    says('host-malformed', /strange hostname '.{1,200}' blocked/u, 'connect.c'),
    says('createprocess-bad', /ssh variant 'simple' does not support/u, 'connect.c'),
    says('ssh-missing', /unable to fork/u, 'connect.c'),
    says('git-bad-url', /does not appear to be a git repository/u, 'path.c'),
    says('git-sso', /enabled or enforced SAML SSO/u, 'GitHub'),
    says('git-not-found', /ERROR: Repository not found/u, 'GitHub'),
    says('git-not-found', /project you were looking for could not be found/u, 'GitLab'),
    says('git-not-found', /[Rr]epository does not exist/u, 'Bitbucket'),
    says('git-denied-to', /ERROR: Permission to .{1,200} denied to /u, 'GitHub'),
    says('git-read-only', /key you are authenticating with has been marked as read only/u, 'GitHub'),
    says('git-auth-failed', /You may not have permission to access the repository/u, 'GitHub Desktop'),
    says('git-wrapper', /The remote end hung up unexpectedly/u, 'pkt-line.c'),
    says('git-wrapper', /error: RPC failed|failed to push some refs/u, 'transport.c'),
    says('git-denied-to', /The requested repository does not exist, or you do not have permission/u, 'Bitbucket'),
    says(
      'git-not-found',
      /(?:You do not have permission to access this repository|repository access denied)/iu,
      'Bitbucket',
    ),
    says('git-bad-url', /(?:remote: Invalid path|is not a valid repository name|No such repository)/iu, 'GitHub'),
    says(
      'git-read-only',
      /You are not allowed to (?:push code|upload code|force push)|deploy key does not have write access|This deploy key does not have write/iu,
      'GitLab, Bitbucket',
    ),
    says(
      'hostkey-unknown',
      /hostkey (?:is )?(?:unknown|cannot be verified)|invalid or unknown remote ssh hostkey/iu,
      'libgit2',
    ),
    says(
      'denied',
      /(?:Failed to authenticate SSH session|callback returned unsupported credentials type|remote authentication required but no callback set)/iu,
      'libgit2',
    ),
  ],
};
