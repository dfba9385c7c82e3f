import type { CauseId } from '../contract/cause.ts';
import * as account from './remedies/account.ts';
import { allowInWrappers, unban } from './remedies/bans.ts';
import * as config from './remedies/client-config.ts';
import { configMode, keyLineEnds, keyModes, staleSocket } from './remedies/client-files.ts';
import { openPort } from './remedies/firewall.ts';
import { newHostKey } from './remedies/known-hosts.ts';
import * as service from './remedies/service.ts';
import { sftpSubsystem } from './remedies/session.ts';
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
  'hostkey/hostkey-changed-ip-reuse': newHostKey,
  'hostkey/hostkey-changed-reinstall': newHostKey,
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
  'connect/ban-fail2ban': unban,
  'connect/fw-drop-rule': openPort,
  'connect/fw-firewalld-zone-wrong': openPort,
  'connect/fw-ipv6-missing-rule': openPort,
  'connect/fw-reject-rule': openPort,
  'connect/fw-ufw-rule-wrong': openPort,
  'connect/sshd-config-error': service.commentSshdLine,
  'connect/sshd-hostkey-permissions': service.closeHostKeys,
  'connect/sshd-masked': service.unmaskAndStart,
  'connect/sshd-no-host-keys': service.makeHostKeys,
  'connect/sshd-not-running': service.startServer,
  'connect/sshd-privsep-dir-missing': service.privsepFolder,
  'connect/sshd-start-limit-hit': service.startServer,
  'banner/ban-hosts-deny': allowInWrappers,
  'auth/account-expired': account.endExpiry,
  'auth/account-locked': account.unlock,
  'auth/account-pam-nologin': account.removeNologin,
  'auth/account-shell-invalid': account.workingShell,
  'auth/auth-allowusers-deny': account.allowUser,
  'auth/strictmodes-authorized-keys': account.closeAuthorizedKeys,
  'auth/strictmodes-home-or-ssh-dir': account.closeAuthorizedKeys,
  'session/session-sftp-subsystem-missing': sftpSubsystem,
};
