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
