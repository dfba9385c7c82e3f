import type { FixSystem } from '../contract/cause.ts';
import type { ClientSystem } from '../contract/facts/client.ts';
import type { Finding, Report } from '../contract/report.ts';

/** Fixes to show for a finding: those of the system they are for, where it is known; else the usual ones, named. */
export function fixesFor(finding: Finding, report: Report): Finding['fixes'] {
  return fittingFixes(finding, clientSystem(report), serverSystem(report));
}

/** The same for systems that are known otherwise. */
export function fittingFixes(
  finding: Finding,
  client: FixSystem | undefined,
  server: FixSystem | undefined,
): Finding['fixes'] {
  const fitting = finding.fixes.filter((fix) => {
    const known = fix.where === 'client' ? client : fix.where === 'server' ? server : undefined;
    return fix.system === 'any' || known === undefined || fits(fix.system, known);
  });
  return fitting.length === 0 ? finding.fixes : fitting;
}

/** Words for the system a fix is for; empty when it is for all. */
export function systemName(system: FixSystem): string {
  return names[system];
}

const names: { readonly [S in FixSystem]: string } = {
  any: '',
  linux: 'Linux',
  debian: 'Debian, Ubuntu',
  rhel: 'RHEL, Fedora',
  alpine: 'Alpine',
  arch: 'Arch',
  suse: 'SUSE',
  macos: 'macOS',
  windows: 'Windows',
  bsd: 'BSD',
  putty: 'PuTTY',
};

const families: { readonly [distribution: string]: FixSystem } = {
  debian: 'debian',
  ubuntu: 'debian',
  raspbian: 'debian',
  linuxmint: 'debian',
  kali: 'debian',
  pop: 'debian',
  rhel: 'rhel',
  centos: 'rhel',
  fedora: 'rhel',
  rocky: 'rhel',
  almalinux: 'rhel',
  amzn: 'rhel',
  ol: 'rhel',
  alpine: 'alpine',
  arch: 'arch',
  manjaro: 'arch',
  suse: 'suse',
  'opensuse-leap': 'suse',
  'opensuse-tumbleweed': 'suse',
  sles: 'suse',
};

function fits(system: FixSystem, known: FixSystem): boolean {
  return system === known || (system === 'linux' && !['macos', 'windows', 'bsd', 'putty'].includes(known));
}

function clientSystem(report: Report): FixSystem | undefined {
  const value = factValue(report, 'client.system') as ClientSystem | undefined;
  if (value === undefined) return undefined;
  if (value.platform !== 'linux') return value.platform === 'other' ? undefined : value.platform;
  return value.distribution === null ? 'linux' : (families[value.distribution] ?? 'linux');
}

/** From the words that distributions add to the version line, or our own system when the server is this machine. */
function serverSystem(report: Report): FixSystem | undefined {
  const kind = factValue(report, 'address.kind') as { readonly own?: boolean } | undefined;
  if (kind?.own === true) return clientSystem(report);
  const inside = factValue(report, 'server.system') as { readonly distribution?: string | null } | undefined;
  const told = inside?.distribution;
  if (told === 'macos' || told === 'windows') return told;
  if (typeof told === 'string') return families[told] ?? 'linux';
  const banner = factValue(report, 'banner.read') as
    | { readonly kind?: string; readonly distribution?: string | null }
    | undefined;
  const words = banner?.kind === 'ssh' ? (banner.distribution ?? '') : '';
  if (/debian|ubuntu|raspbian/iu.test(words)) return 'debian';
  if (/freebsd|netbsd/iu.test(words)) return 'bsd';
  return /windows/iu.test(words) ? 'windows' : undefined;
}

function factValue(report: Report, key: string): unknown {
  for (const { facts } of report.observations) {
    for (const record of facts) if (record.key === key && record.fact.known) return record.fact.value;
  }
  return undefined;
}
