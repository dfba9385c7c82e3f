export interface NetworkInterface {
  readonly name: string;
  readonly up: boolean;
  readonly loopback: boolean;
  readonly addresses: readonly { readonly address: string; readonly family: 4 | 6; readonly prefixBits: number }[];
}

/** What the system would do with a packet to one address. */
export type Route =
  | {
      readonly kind: 'route';
      readonly device: string;
      /** null: the address is on the link itself. */
      readonly gateway: string | null;
      readonly source: string | null;
      /** The address is one of this machine's own. */
      readonly own: boolean;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'rejected'; readonly type: 'unreachable' | 'prohibit' | 'blackhole' | 'throw' }
  | { readonly kind: 'unknown'; readonly why: string };

export type PackageManager = 'apt' | 'dnf' | 'yum' | 'apk' | 'pacman' | 'zypper' | 'brew' | 'windows-capability';

export interface SystemInfo {
  readonly platform: 'linux' | 'macos' | 'windows' | 'bsd' | 'other';
  /** `ID` and `VERSION_ID` of os-release. */
  readonly distribution: string | null;
  readonly version: string | null;
  readonly packages: PackageManager | null;
  readonly wsl: boolean;
  readonly container: boolean;
}

export interface UserInfo {
  readonly uid: number | null;
  readonly name: string | null;
  /** As OpenSSH takes it: from the user database, not from HOME. */
  readonly home: string | null;
  /** null: this system has no such database. */
  readonly inPasswd: boolean | null;
}

export interface System {
  info(): Promise<SystemInfo>;
  user(): Promise<UserInfo>;
  interfaces(): Promise<readonly NetworkInterface[]>;
  routeTo(address: string): Promise<Route>;
  /** Whether there is a default route. */
  hasDefaultRoute(family: 4 | 6): Promise<boolean | null>;
  stdinIsTerminal(): boolean;
}
