import type { CauseId } from '../contract/cause.ts';
import { keyModes } from './remedies/client-files.ts';
import { startServer } from './remedies/service.ts';
import type { Remedy } from './scene.ts';

interface Remedies {
  readonly [cause: CauseId]: Remedy;
}

/** What whyssh does about a cause by itself, on this machine. A cause that is in no table has its fix in words only. */
export const clientRemedies: Remedies = {
  'auth/key-permissions-unix': keyModes,
};

/** The same on the server, which needs a way into it. */
export const serverRemedies: Remedies = {
  'connect/sshd-not-running': startServer,
};
