/**
 * The stages of one SSH connection, in the order in which they can fail.
 * `banner` is RFC 4253 section 4.2, `kex` sections 7 and 8, `auth` RFC 4252, `session` RFC 4254.
 * `host` stands for the machine's own state (disk, clock, load), whose causes may explain any later stage.
 */
export const stages = ['host', 'client', 'resolve', 'connect', 'banner', 'kex', 'hostkey', 'auth', 'session'] as const;

export type Stage = (typeof stages)[number];
