import type { FactInfos } from './kinds.ts';

/** A Mac as an SSH server. */
export interface ServerMacos {
  readonly remoteLogin: 'on' | 'off' | null;
  /** Remote Login is for chosen users only (group com.apple.access_ssh). */
  readonly chosenUsers: boolean;
  /** The account is one of them; null: nobody was named, or it was not said. */
  readonly userChosen: boolean | null;
  readonly firewall: 'off' | 'on' | 'block-all' | null;
  /** What the application firewall does with sshd; null: it has no entry of its own. */
  readonly sshInFirewall: 'allowed' | 'blocked' | null;
  /** The packet filter (pf) is on; its rules are not judged. */
  readonly packetFilter: boolean | null;
}

/** A file of public keys on Windows. */
export interface WindowsKeyFile {
  readonly path: string;
  readonly fingerprints: readonly string[];
  /** Who may use the file although neither the system, an administrator nor the user himself; sshd refuses it then. */
  readonly strangers: readonly string[];
}

export interface ServerWindows {
  /** The optional feature OpenSSH.Server; null: only an administrator may ask. */
  readonly capability: 'installed' | 'not-present' | null;
  /** The account is a member of Administrators. */
  readonly administrator: boolean | null;
  /** sshd_config sends administrators to administrators_authorized_keys. */
  readonly sharedKeys: boolean | null;
  /** Null: the file is not there. */
  readonly shared: WindowsKeyFile | null;
  readonly own: WindowsKeyFile | null;
  /** The file that counts for this account; null: not known which. */
  readonly counts: 'shared' | 'own' | null;
  /** Fingerprints in the file that does not count. */
  readonly elsewhere: readonly string[];
  /** Names in `strangers` of the file that counts. */
  readonly strangers: readonly string[];
  /** The registry's DefaultShell; null: the usual cmd.exe. */
  readonly shell: { readonly path: string; readonly present: boolean } | null;
}

/** Windows Firewall for the port asked for, in the profiles that are in force. */
export interface ServerWindowsFirewall {
  /** Null: a rule depends on more than was asked. */
  readonly letsIn: boolean | null;
  /** Profiles in force: Domain, Private, Public. */
  readonly profiles: readonly string[];
  /** Name of the rule that decides; null: the default of the profile does. */
  readonly rule: string | null;
}

export interface ServerPlatformFacts {
  'server.macos': ServerMacos;
  'server.windows': ServerWindows;
  'server.windows.firewall': ServerWindowsFirewall;
}

export const serverPlatformFacts: FactInfos<ServerPlatformFacts> = {
  'server.macos': {
    means: 'Remote Login of a Mac, who may use it, and its firewalls.',
    about: 'target',
    redaction: 'names',
    by: 'server-macos',
  },
  'server.windows': {
    means: "Windows' OpenSSH feature, key files and their rights.",
    about: 'target',
    redaction: 'names',
    by: 'server-windows',
  },
  'server.windows.firewall': {
    means: 'Whether Windows Firewall lets the port in.',
    about: 'target',
    redaction: 'local',
    by: 'server-windows-firewall',
  },
};
