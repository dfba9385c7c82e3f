/** Where ssh changed its reading of the same file. `version` as in `OpenSSH_9.2p1`; unknown ones count as the newest. */
export interface ReleaseRules {
  /** Up to 10.0 `Match !final` asked for a second pass too. */
  readonly negatedFinalAsksForSecondPass: boolean;
  /** Up to 10.2 `ProxyJump none` also made ssh pass over a ProxyCommand that follows. */
  readonly noJumpHidesProxyCommand: boolean;
  /** Since 9.6 the jump host is part of %C. */
  readonly hashHasJump: boolean;
}

export function releaseRules(version: string | undefined): ReleaseRules {
  const [, major, minor] = /^OpenSSH_(?:for_Windows_)?(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  const number = major === undefined ? Number.POSITIVE_INFINITY : Number(major) * 100 + Number(minor);
  return {
    negatedFinalAsksForSecondPass: number < 1001,
    noJumpHidesProxyCommand: number < 1003,
    hashHasJump: number >= 906,
  };
}
