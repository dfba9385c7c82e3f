import type { FactInfos } from './kinds.ts';

/** Facts from the server's inside. Their collectors belong to `whyssh here` and `--via`; causes may name them today. */
export interface ServerFacts {
  'server.sshd.installed': { readonly installed: boolean };
  /** Number of SSH sockets that listen on the port asked for. */
  'server.sshd.listening': { readonly count: number };
}

export const serverFacts: FactInfos<ServerFacts> = {
  'server.sshd.installed': {
    means: 'Whether an SSH server is installed.',
    about: 'target',
    redaction: 'public',
    by: 'server-sshd',
  },
  'server.sshd.listening': {
    means: 'The SSH sockets that listen on this port.',
    about: 'target',
    redaction: 'public',
    by: 'server-sshd',
  },
};
