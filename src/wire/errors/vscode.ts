import { type ErrorClient, says } from './template.ts';

/** What vscode says. */
export const vscodeErrors: ErrorClient = {
  by: 'vscode',
  templates: [
    says('ide-server-failed', /may not meet VS Code Server's prerequisites/u, 'Remote-SSH log'),
    says('glibc-missing', /Missing GLIBC(?:XX)? >= /u, 'Remote-SSH log'),
    says('glibc-missing', /version `GLIBC(?:XX)?_[0-9.]+' not found/u, 'ld.so'),
    says('ide-server-failed', /VS Code Server failed to start/u, 'Remote-SSH log'),
    says('forward-prohibited', /TCP port forwarding appears to be disabled/u, 'Remote-SSH log'),
    says('forward-prohibited', /Failed to parse remote port from server output/u, 'Remote-SSH log'),
    says(
      'ide-wrapper',
      /(?:tried to write to a nonexistent pipe|Could not establish connection to ")/u,
      'Remote-SSH log',
    ),
    says(
      'ide-timeout',
      /(?:Connecting with SSH timed out|Connecting was canceled|Resolver error: .{0,40}timed out)/u,
      'Remote-SSH log',
    ),
    says(
      'ide-wrapper',
      /(?:Failed to establish connection to remote SSH host|Resolver error: Error: (?:The process|Could not))/u,
      'Remote-SSH log',
    ),
    says(
      'ide-server-failed',
      /(?:vscode|cursor|code)-(?:server|remote)\S{0,200}: (?:Permission denied|cannot execute|No such file)/u,
      'the remote shell',
    ),
    says(
      'ide-server-failed',
      /(?:Failed to (?:download|install|unpack) (?:the )?(?:VS Code|Cursor) [Ss]erver|Server download failed|installation in progress|Couldn't install vscode server|Failed to create hard link)/iu,
      'Remote-SSH log',
    ),
    says(
      'ide-server-failed',
      /(?:Syntax error: |syntax error near|function: (?:command )?not found|Unsupported use of '=')/u,
      'the remote shell',
    ),
    says('disk-full', /(?:ENOSPC|tar: .{0,80}Cannot write: No space)/u, 'Remote-SSH log'),
  ],
};
