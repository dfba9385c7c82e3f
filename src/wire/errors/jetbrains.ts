import { type ErrorClient, says } from './template.ts';

/** What the remote development of JetBrains says; its library is sshj. */
export const jetbrainsErrors: ErrorClient = {
  by: 'jetbrains',
  templates: [
    says(
      'ide-server-failed',
      /(?:Worker binary deploy failed|Cannot (?:deploy|start) (?:the )?(?:IDE|backend|worker)|Backend failed to start|DeployException)/u,
      'Gateway log',
    ),
    says(
      'ide-wrapper',
      /(?:Failed to connect\. Brief info: SSH connection|SshTransportException)/u,
      'com.intellij.ssh',
    ),
    says('ide-server-failed', /Missing required tools on the remote/u, 'Gateway log'),
    says('denied', /(?:Auth fail|Authentication failed) (?:for|on) \S+@/u, 'com.intellij.ssh'),
  ],
};
