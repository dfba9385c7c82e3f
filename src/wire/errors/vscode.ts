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
  ],
};
