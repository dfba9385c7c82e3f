import type { CauseId } from '../contract/cause.ts';
import * as config from './remedies/client-config.ts';
import { configMode, keyLineEnds, keyModes, staleSocket } from './remedies/client-files.ts';
import { startServer } from './remedies/service.ts';
import type { Remedy } from './scene.ts';

interface Remedies {
  readonly [cause: CauseId]: Remedy;
}

/** What whyssh does about a cause by itself, on this machine. A cause that is in no table has its fix in words only. */
export const clientRemedies: Remedies = {
  'client/client-config-bad-permissions': configMode,
  'client/client-config-host-block-override': config.otherPort,
  'client/client-config-syntax': config.commentBadLine,
  'client/client-controlmaster-stale-socket': staleSocket,
  'client/client-controlpath-too-long': config.shortControlPath,
  'client/client-option-unsupported-version': config.commentBadLine,
  'connect/dns-ipv6-broken': config.onlyIpv4,
  'connect/wrong-port': config.otherPort,
  'kex/alg-cipher-cbc-only': config.oneMoreAlgorithm,
  'kex/alg-client-config-pins': config.oneMoreAlgorithm,
  'kex/alg-hostkey-client-pinned-ssh-rsa': config.oneMoreAlgorithm,
  'kex/alg-hostkey-ssh-rsa-only': config.oneMoreAlgorithm,
  'kex/alg-kex-sha1-only': config.oneMoreAlgorithm,
  'kex/alg-mac-mismatch': config.oneMoreAlgorithm,
  'auth/alg-server-lacks-rsa-sha2': config.rsaSha1Signatures,
  'auth/auth-too-many-keys': config.onlyNamedKeys,
  'auth/auth-wrong-key-offered': config.nameTheKey,
  'auth/key-file-corrupt-crlf-newline': keyLineEnds,
  'auth/key-not-offered': config.nameTheKey,
  'auth/key-permissions-unix': keyModes,
  'session/ipqos-dscp-drop': config.noPacketMark,
};

/** The same on the server, which needs a way into it. */
export const serverRemedies: Remedies = {
  'connect/sshd-not-running': startServer,
};
