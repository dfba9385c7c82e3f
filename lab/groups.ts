/**
 * Causes that no look from outside separates: the lab's recorded facts of their scenarios are equal but for timings.
 * A scenario names its injected cause as `first` and one of these as `group`.
 */

/** A reset by the machine that owns the address, with its own TTL: nobody listens, or its own firewall answers so. */
export const resetByHost = [
  'connect/sshd-not-running',
  'connect/sshd-not-installed',
  'connect/wrong-port',
  'connect/listen-loopback-only',
  'connect/fw-reject-rule',
] as const;

/** ICMP port-unreachable from the host itself: fail2ban's default ban, the default of `reject`, and what `ufw limit` does. */
export const rejectedByHost = ['connect/ban-fail2ban', 'connect/fw-reject-rule', 'connect/fw-rate-limit'] as const;

/** Nothing comes back from any port, and no echo: dropped there or before it, switched off, or without a way back. */
export const whollySilent = [
  'connect/host-down-or-stopped',
  'connect/server-firewall-drop-or-down',
  'connect/cloud-sg-rule-missing',
  'connect/host-network-misconfigured',
] as const;

/** Every port is silent while echo requests are answered: the defaults of ufw, any such rule, or that of a provider. */
export const silentButPings = [
  'connect/server-firewall-drop-or-down',
  'connect/cloud-sg-rule-missing',
  'connect/fw-ufw-rule-wrong',
] as const;

/** The last router finds nobody who has the address: switched off, moved, or the name is out of date. */
export const nobodyThere = [
  'connect/host-down-or-stopped',
  'connect/host-address-changed',
  'connect/dns-wrong-or-stale-address',
] as const;

/** The same seen by this machine itself, asked for by the address. */
export const neighbourGone = ['connect/host-down-or-stopped', 'connect/host-address-changed'] as const;

/** A private address of another network, which the first router does not know: no VPN, or the wrong address for here. */
export const privateElsewhere = ['connect/net-vpn-required', 'connect/net-private-address-from-outside'] as const;

/** sshd refuses every key of every user with the same words (auth2-pubkey.c); only its log has the reason. */
export const keyRefused = [
  'auth/auth-key-not-on-server',
  'auth/auth-wrong-username',
  'auth/auth-allowusers-deny',
  'auth/strictmodes-authorized-keys',
  'auth/strictmodes-home-or-ssh-dir',
  'auth/account-locked',
  'auth/account-shell-invalid',
  'auth/auth-authorizedkeys-format',
  'auth/auth-authorizedkeysfile-elsewhere',
  'auth/auth-authorizedkeyscommand-failed',
  'auth/auth-home-not-mounted',
  'auth/auth-source-restricted',
  'auth/auth-authorizedkeys-unreadable',
  'auth/auth-key-line-expired',
  'auth/auth-key-revoked',
] as const;

/** The same for root, whose account always exists and is there. */
export const rootKeyRefused = [
  'auth/auth-root-login-disabled',
  'auth/auth-key-not-on-server',
  'auth/auth-allowusers-deny',
  'auth/strictmodes-authorized-keys',
  'auth/strictmodes-home-or-ssh-dir',
] as const;

/** The key is right and sshd closes without a word: pam_acct_mgmt said no (auth2.c). */
export const pamDenied = ['auth/account-pam-access-denied', 'auth/account-pam-config-broken'] as const;

/** OpenSSH 8.5 to 9.7 turn away with "Exceeded MaxStartups" for both limits (sshd.c, drop_connection). */
export const maxStartupsWords = ['banner/limit-maxstartups', 'banner/limit-persource-maxstartups'] as const;

/** Since 9.8 sshd says "Not allowed at this time" whatever the limit is (sshd.c, drop_connection). */
export const notAllowedWords = [
  'banner/limit-maxstartups',
  'banner/limit-persource-maxstartups',
  'banner/limit-persource-penalties',
] as const;

/** Taken in, and closed in order at once, before anybody spoke. */
export const closedAtOnce = [
  'banner/tcp-proxy-no-backend',
  'banner/sshd-split-binary-missing',
  'banner/sshd-upgrade-needs-restart',
  'banner/limit-dropbear-per-ip',
] as const;

/** Taken in by a kernel, and then not a word, at a second look either. */
export const acceptsAndSaysNothing = [
  'host/host-overloaded',
  'banner/proto-banner-timeout',
  'banner/net-dpi-blocks-ssh-protocol',
] as const;

/** Silent until our version line has come, and then a reset. */
export const resetAsWeSpoke = ['banner/tcp-proxy-no-backend', 'banner/net-dpi-blocks-ssh-protocol'] as const;

/** A proven host key, not the stored one, and nobody else is known to have it. */
export const keyChanged = [
  'hostkey/hostkey-changed-reinstall',
  'hostkey/hostkey-changed-ip-reuse',
  'hostkey/hostkey-mitm-or-interception',
] as const;

/** The login is accepted, and then nothing comes any more. */
export const sessionHangs = ['session/ipqos-dscp-drop', 'session/slow-logind-pam'] as const;

/** A valid certificate is refused: its authority is not trusted, or a file of allowed names leaves it out (auth2-pubkey.c). */
export const certificateRefused = ['auth/cert-ca-not-trusted', 'auth/cert-principal-mismatch'] as const;
