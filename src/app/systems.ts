import type { FixSystem } from '../contract/cause.ts';

/** Which systems the two sides have, as far as a text says. */
export interface Systems {
  readonly client: FixSystem | null;
  readonly server: FixSystem | null;
}

const windowsClient =
  /[A-Z]:\\+(?:Users|Program)|OpenSSH_for_Windows|CreateProcessW|MINGW|Git Bash|PowerShell|System32|\.exe\b|\bremote-ssh@\S+\s+win32/iu;
const macClient =
  /\/Users\/[^\s/]+\/|\bmacOS\b|\bOS X\b|LibreSSL \d.{0,200}\/etc\/ssh\/ssh_config line|\bMacBook|darwin (?:x64|arm64)|Terminal\.app/u;
const windowsServer =
  /OpenSSH_for_Windows_\S+ *(?:\r?$|pat)|trying public key file [A-Z]:|administrators_authorized_keys|Win32-OpenSSH server|server (?:is|runs|on) Windows|Windows Server|ProgramData[\\/]+ssh/imu;

const servers: readonly (readonly [RegExp, FixSystem])[] = [
  [windowsServer, 'windows'],
  [/\b(?:Alpine|apk add)\b/iu, 'alpine'],
  [
    /\b(?:Ubuntu|Debian|Raspbian|Raspberry Pi OS|DietPi|apt(?:-get)? install|ssh\.service|OpenBSD Secure Shell server)\b/iu,
    'debian',
  ],
  [
    /\b(?:RHEL|CentOS|Fedora|Rocky|AlmaLinux|Amazon Linux|Oracle Linux|el[789]\b|dnf|yum|firewalld|ec2-user@)\b/iu,
    'rhel',
  ],
  [/\b(?:Arch Linux|Manjaro|pacman)\b/iu, 'arch'],
  [/\b(?:openSUSE|SLES|SUSE|zypper)\b/iu, 'suse'],
  [/\b(?:FreeBSD|OpenBSD|NetBSD|pfSense|OPNsense)\b/u, 'bsd'],
  [/Remote Login|systemsetup/u, 'macos'],
];

/** `program`: the one that failed, by its name in wire/errors. */
export function systemsIn(text: string, program: string | null): Systems {
  const client =
    program === 'putty' || program === 'winscp'
      ? 'putty'
      : windowsClient.test(text)
        ? 'windows'
        : macClient.test(text)
          ? 'macos'
          : null;
  return { client, server: servers.find(([pattern]) => pattern.test(text))?.[1] ?? null };
}
