import type { EffectiveConfig } from '../contract/facts/config.ts';
import type { KnownTypes } from '../probes/net/parts/host-key-order.ts';
import { type HostNames, type KnownHostsFile, knownTypes } from '../probes/net/parts/known-host.ts';
import { readKnownHosts } from '../probes/net/parts/known-hosts-files.ts';
import type { Examination } from './examination.ts';

/** The known_hosts files of a hop as full paths, user files first. */
export function knownHostsPaths(run: Examination, hop: number): readonly string[] {
  return (run.value('config.known-hosts', { hop }) ?? [])
    .filter(({ state }) => state !== 'missing' && state !== 'unreadable')
    .map(({ path }) => path);
}

/** Names under which ssh looks a host up in known_hosts. */
export function hostNames(effective: EffectiveConfig, port = effective.port): HostNames {
  return { host: effective.hostname.toLowerCase(), port, hostKeyAlias: effective.hostKeyAlias, checkedAddress: null };
}

/** Host key types that known_hosts has for this host: ssh asks for these first. */
export async function knownTypesOf(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  port: number,
): Promise<KnownTypes> {
  return knownTypes(await knownHostsFiles(run, hop), hostNames(effective, port));
}

/**
 * Other hosts that the user knows, for the question "this host or this network?". Hashed names cannot be read, and
 * patterns are no hosts. The most recently added first: they are the likeliest to be alive.
 */
export async function otherKnownHosts(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
): Promise<readonly { readonly host: string; readonly port: number }[]> {
  const own = new Set([effective.hostname.toLowerCase(), ...addressesOf(run, hop)]);
  const found = new Map<string, { host: string; port: number }>();
  for (const { parsed } of await knownHostsFiles(run, hop)) {
    for (const line of parsed.lines) {
      if (line.kind !== 'entry' || line.marker !== 'none' || line.hosts.kind !== 'patterns') continue;
      const names = line.hosts.list.split(',');
      if (names.some((name) => own.has(plainName(name).host.toLowerCase()))) continue;
      const name = names.find((one) => !/[*?!]/u.test(one));
      const host = name === undefined ? undefined : plainName(name);
      if (host !== undefined && host.port === effective.port) found.set(host.host, host);
    }
  }
  return [...found.values()].toReversed();
}

async function knownHostsFiles(run: Examination, hop: number): Promise<readonly KnownHostsFile[]> {
  return (await readKnownHosts(run.ports.files, knownHostsPaths(run, hop))).files;
}

/** Ports at which known_hosts has this very host: `[host]:port`. */
export async function portsKnownFor(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
): Promise<readonly number[]> {
  const own = new Set([effective.hostname.toLowerCase(), ...addressesOf(run, hop)]);
  const ports = new Set<number>();
  for (const { parsed } of await knownHostsFiles(run, hop)) {
    for (const line of parsed.lines) {
      if (line.kind !== 'entry' || line.hosts.kind !== 'patterns') continue;
      for (const name of line.hosts.list.split(',').map(plainName))
        if (own.has(name.host.toLowerCase())) ports.add(name.port);
    }
  }
  ports.delete(effective.port);
  return [...ports];
}

export function addressesOf(run: Examination, hop: number): readonly string[] {
  const lookup = run.value('name.lookup', { hop });
  return lookup?.kind === 'addresses' ? lookup.addresses : lookup?.kind === 'literal' ? [lookup.address] : [];
}

function plainName(name: string): { host: string; port: number } {
  const bracketed = /^\[(.+)\]:(\d{1,5})$/u.exec(name);
  return bracketed === null ? { host: name, port: 22 } : { host: bracketed[1] ?? name, port: Number(bracketed[2]) };
}
