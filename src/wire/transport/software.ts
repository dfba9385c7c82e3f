export interface Software {
  /** Stable id of the product family; `unknown` when none fits. */
  readonly kind: string;
  /** The name people use. */
  readonly product: string;
  /** As the server writes it, such as `9.2p1`; null: not told. */
  readonly version: string | null;
  readonly major: number | null;
  readonly minor: number | null;
  /** The third number: after `p` in `9.2p1`. */
  readonly patch: number | null;
  /** Whose build it is, such as `Debian-2+deb12u3`, `FreeBSD-20240701`, `Windows`. */
  readonly distribution: string | null;
}

/** One product: `software` is matched against all that stands behind `SSH-2.0-`; group 1 is the version. */
interface Mark {
  readonly kind: string;
  readonly product: string;
  readonly software: RegExp;
}

const marks: readonly Mark[] = [
  { kind: 'openssh', product: 'OpenSSH', software: /^OpenSSH(?:_for_Windows)?[_-]([0-9][\w.]*)/ },
  { kind: 'openssh', product: 'OpenSSH', software: /^OpenSSH\b/ },
  { kind: 'dropbear', product: 'Dropbear', software: /^dropbear(?:_([\d.]+\w*))?/i },
  { kind: 'tinyssh', product: 'TinySSH', software: /^tinyssh(?:_(?:noversion|([\w.]+)))?/i },
  { kind: 'libssh2', product: 'libssh2', software: /^libssh2(?:_([\d.]+))?/i },
  { kind: 'libssh', product: 'libssh', software: /^libssh(?:[_-]([\d.]+))?/i },
  { kind: 'go', product: 'Go x/crypto/ssh', software: /^Go\b/ },
  { kind: 'cisco', product: 'Cisco', software: /^Cisco-([\d.]+)/ },
  { kind: 'cisco-wlc', product: 'Cisco wireless controller', software: /^CISCO_WLC/ },
  { kind: 'paramiko', product: 'Paramiko', software: /^paramiko_([\d.]+)/ },
  { kind: 'asyncssh', product: 'AsyncSSH', software: /^AsyncSSH_([\d.]+)/ },
  { kind: 'twisted', product: 'Twisted Conch', software: /^Twisted(?:[_ ]([\d.]+))?/ },
  { kind: 'bitvise', product: 'Bitvise SSH Server', software: /Bitvise SSH Server \(WinSSHD\) ([\d.]+)/ },
  { kind: 'bitvise', product: 'Bitvise SSH Server', software: /(?:Bitvise|WinSSHD)(?:[^\d]*([\d.]+))?/ },
  { kind: 'mod_sftp', product: 'ProFTPD mod_sftp', software: /^mod_sftp(?:\/([\d.]+))?/ },
  { kind: 'mikrotik', product: 'MikroTik RouterOS', software: /^ROSSSH/ },
  { kind: 'huawei', product: 'Huawei', software: /^HUAWEI-([\d.]+)/ },
  { kind: 'huawei', product: 'Huawei', software: /^-$/ },
  { kind: 'comware', product: 'H3C / HPE Comware', software: /^Comware-([\d.]+)/ },
  { kind: 'arris', product: 'ARRIS', software: /^ARRIS_([\d.]+)/ },
  { kind: 'romsshell', product: 'RomSShell', software: /^RomSShell_([\d.]+)/ },
  { kind: 'mocana', product: 'Mocana', software: /^Mocana SSH ?([\d.]+)?/ },
  { kind: 'cerberus', product: 'Cerberus FTP Server', software: /^Cerberus(?:FTPServer)?_([\d.]+)/ },
  { kind: 'sshd-core', product: 'Apache MINA SSHD', software: /^(?:APACHE-)?SSHD(?:-CORE)?-([\d.]+)/i },
  { kind: 'jsch', product: 'JSch', software: /^JSCH[_-]([\d.]+)/ },
  { kind: 'erlang', product: 'Erlang', software: /^Erlang(?:\/([\d.]+))?/ },
  { kind: 'wolfssh', product: 'wolfSSH', software: /^wolfSSHv?([\d.]+)?/ },
  { kind: 'ssh2js', product: 'ssh2 (Node.js)', software: /^ssh2js([\d.]+)/ },
  { kind: 'russh', product: 'russh', software: /^russh_([\d.]+)/ },
  { kind: 'crushftp', product: 'CrushFTP', software: /^CrushFTPSSHD(?:[_-]([\d.]+))?/ },
  { kind: 'sshlib', product: 'SSHlib', software: /^SSHlib:? ?([\d.]+)?/i },
  { kind: 'sysax', product: 'Sysax', software: /^SysaxSSH_([\d.]+)/ },
  { kind: 'xlight', product: 'Xlight FTP Server', software: /^(?:Xlight|xlightftpd_release)_?([\d.]+)?/ },
  { kind: 'globalscape', product: 'GlobalSCAPE', software: /^1\.82_sshlib GlobalSCAPE/ },
  { kind: 'ipswitch', product: 'WS_FTP', software: /^WS_FTP-SSH_([\d.]+)/ },
  { kind: 'serv-u', product: 'Serv-U', software: /^Serv-U_([\d.]+)/ },
  { kind: 'moveit', product: 'MOVEit Transfer', software: /^MOVEit Transfer SFTP/ },
  { kind: 'maverick', product: 'Maverick', software: /^(?:Maverick|SSHTools|J2SSH)[\w]*/i },
  { kind: 'tectia', product: 'Tectia', software: /^([\d.]+) (?:SSH )?(?:Tectia|SSH Secure Shell)/ },
  { kind: 'reflection', product: 'Reflection', software: /^ReflectionForSecureIT_([\d.]+)/ },
  { kind: 'vshell', product: 'VShell', software: /VShell(?:_|\/)?([\d_.]+)?/ },
  { kind: 'freesshd', product: 'freeSSHd', software: /^WeOnlyDo ([\d.]+)/ },
  { kind: 'juniper', product: 'Juniper', software: /^NetScreen/ },
  { kind: 'fortinet', product: 'FortiSSH', software: /^FortiSSH(?:_([\d.]+))?/ },
  { kind: 'aws-sftp', product: 'AWS Transfer Family', software: /^AWS_SFTP_([\d.]+)/ },
  { kind: 'azure-sftp', product: 'Azure Blob Storage SFTP', software: /^AzureSSH_([\d.]+)/ },
  { kind: 'github', product: 'GitHub', software: /^(?:babeld|github)-([0-9a-f]+)/ },
  { kind: 'gitlab', product: 'GitLab', software: /^GitLab-SSHD/ },
  { kind: 'gerrit', product: 'Gerrit', software: /^GerritCodeReview_([\d.]+)/ },
  { kind: 'tailscale', product: 'Tailscale SSH', software: /^Tailscale/ },
  { kind: 'teleport', product: 'Teleport', software: /^Teleport/ },
  { kind: 'cowrie', product: 'Kippo or Cowrie honeypot', software: /^(?:cowrie|kippo)/i },
  { kind: 'endlessh', product: 'SSH tarpit', software: /^endlessh/i },
  { kind: 'putty', product: 'PuTTY', software: /^(?:PuTTY|PuTTY_Release)_([\d.]+)/ },
];

/** Names the program behind an identification line (`SSH-2.0-…`) or behind its software part alone. */
export function recogniseSoftware(line: string): Software {
  const software = line.replace(/^SSH-[\d.]+-/, '');
  const mark = marks.find((each) => each.software.test(software));
  if (mark === undefined) {
    return { kind: 'unknown', product: 'unknown', ...numbers(null), distribution: null };
  }
  const version = mark.software.exec(software)?.[1]?.replace(/[._]+$/, '') ?? null;
  return {
    kind: mark.kind,
    product: mark.product,
    ...numbers(version),
    distribution: mark.kind === 'openssh' ? openSshBuild(software) : null,
  };
}

function numbers(version: string | null): Pick<Software, 'version' | 'major' | 'minor' | 'patch'> {
  const [, major, minor, patch] = /^(\d{1,6})(?:[._](\d{1,6}))?(?:(?:p|[._])(\d{1,6}))?/.exec(version ?? '') ?? [];
  return { version, major: number(major), minor: number(minor), patch: number(patch) };
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** `VersionAddendum` of FreeBSD and others, `DebianBanner`, and what vendors put behind the version. */
function openSshBuild(software: string): string | null {
  if (software.startsWith('OpenSSH_for_Windows')) return 'Windows';
  const space = software.indexOf(' ');
  const comment = space === -1 ? '' : software.slice(space + 1).trim();
  if (comment !== '') return comment;
  // `OpenSSH_7.4-hpn14v5`, `OpenSSH_8.0-CERTIFIED`, `OpenSSH_9.6p1-openEuler…`
  return /^OpenSSH[_-][\d.]+(?:p\d+)?[-_+](\S+)$/.exec(software)?.[1] ?? null;
}
