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
  ],
};
