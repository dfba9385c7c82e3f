import type { EffectiveConfig } from '../contract/facts/config.ts';
import { literalFamily } from '../probes/client/parts/literal-address.ts';
import type { KnownTypes } from '../probes/net/parts/host-key-order.ts';
import { type HostNames, type KnownHostsFile, knownTypes } from '../probes/net/parts/known-host.ts';
import { readKnownHosts } from '../probes/net/parts/known-hosts-files.ts';
import { hostFieldMatches, knownHostsName } from '../wire/files/known-hosts.ts';
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

/** The keys that known_hosts has for this host, under its name on this port or without a port. */
export async function knownKeysOf(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
): Promise<readonly { readonly type: string; readonly fingerprint: string }[]> {
  const { host, port, hostKeyAlias } = hostNames(effective);
  const names = hostKeyAlias === null ? [knownHostsName(host, port), host] : [hostKeyAlias];
  return (await knownHostsFiles(run, hop)).flatMap(({ parsed }) =>
    parsed.lines.flatMap((line) =>
      line.kind === 'entry' && line.marker === 'none' && names.some((name) => hostFieldMatches(line.hosts, name))
        ? [line.key]
        : [],
    ),
  );
}

/**
 * Other hosts that the user knows, for the question "this host or this network?". Hashed names cannot be read, and
 * patterns are no hosts; a name with the same host key is the same machine. The most recently added first: they are the likeliest to be alive.
 */
export async function otherKnownHosts(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
): Promise<readonly { readonly host: string; readonly port: number }[]> {
  const lines = await plainLines(run, hop);
  const own = new Set([effective.hostname.toLowerCase(), ...addressesOf(run, hop)]);
  const isOwn = (names: readonly string[]) => names.some((name) => own.has(plainName(name).host.toLowerCase()));
  const ownKeys = new Set(lines.filter(({ names }) => isOwn(names)).map(({ key }) => key));
  const found = new Map<string, { host: string; port: number }>();
  for (const { names, key } of lines) {
    if (isOwn(names) || ownKeys.has(key)) continue;
    const name = names.find((one) => !/[*?!]/u.test(one));
    const host = name === undefined ? undefined : plainName(name);
    if (host !== undefined && host.port === effective.port) found.set(host.host, host);
  }
  return [...found.values()].toReversed();
}

/** Hosts that known_hosts has by their address, whatever machines they are. */
export async function numericKnownHosts(
  run: Examination,
  hop: number,
  port: number,
): Promise<readonly { readonly host: string; readonly port: number }[]> {
  const hosts = (await plainLines(run, hop)).flatMap(({ names }) => names.map(plainName));
  const numeric = hosts.filter((one) => literalFamily(one.host) !== undefined && one.port === port);
  return [...new Map(numeric.map((one) => [one.host, one])).values()].toReversed();
}

/** Lines with readable names, and the fingerprint of their key. */
async function plainLines(
  run: Examination,
  hop: number,
): Promise<readonly { readonly names: readonly string[]; readonly key: string }[]> {
  return (await knownHostsFiles(run, hop)).flatMap(({ parsed }) =>
    parsed.lines.flatMap((line) =>
      line.kind === 'entry' && line.marker === 'none' && line.hosts.kind === 'patterns'
        ? [{ names: line.hosts.list.split(','), key: line.key.fingerprint }]
        : [],
    ),
  );
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
