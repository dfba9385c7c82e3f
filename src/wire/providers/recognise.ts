import type { Provider } from '../../contract/facts/provider.ts';
import { quote } from '../../contract/quoted.ts';
import { clouds, devices } from './clouds.ts';
import type { ProviderEntry } from './entry.ts';
import { gitHosts } from './git.ts';
import { hostings } from './hosting.ts';

/** Every provider that is on record. */
export const providers: readonly ProviderEntry[] = [...gitHosts, ...hostings, ...clouds, ...devices];

/** What may tell whose service a host is. Everything is as it came from elsewhere. */
export interface ProviderClues {
  /** Host names: as ssh would use it, as it was typed, as a text names it. */
  readonly hosts: readonly string[];
  readonly user: string | null;
  /** The port asked for. */
  readonly port: number | null;
  /** Names of its addresses (PTR). */
  readonly addressNames?: readonly string[];
  /** The server's version line. */
  readonly banner?: string | null;
  /** Ports on which SSH answered, or on which a person says it does. */
  readonly sshPorts?: readonly number[];
  /** What a person tells. */
  readonly told?: string;
}

/** Names and texts longer than this are no clue. */
const nameMaxLength = 253; // RFC 1035 section 2.3.4
const toldMaxLength = 20_000;

/** Recognises a provider, by the surest clue first. */
export function recogniseProvider(clues: ProviderClues): Provider {
  const names = clues.hosts.map(normal).filter((name) => name.length <= nameMaxLength);
  const ways: readonly (() => Found | undefined)[] = [
    () => byName(names, ({ hosts }) => hosts, 'host-name'),
    () => byName((clues.addressNames ?? []).map(normal), ({ addressNames }) => addressNames ?? [], 'address-name'),
    () => byBanner(clues.banner ?? ''),
    () => byPort(clues),
    () => byWords((clues.told ?? '').slice(0, toldMaxLength)),
  ];
  for (const way of ways) {
    const found = way();
    if (found !== undefined) return described(found, names, clues);
  }
  return { kind: 'none' };
}

/** What a provider publishes for this host name. */
export function publishedFor(
  host: string,
): { readonly provider: string; readonly fingerprints: { readonly [type: string]: readonly string[] } } | undefined {
  const name = normal(host);
  const entry = providers.find(({ published }) => published?.hosts.includes(name) === true);
  return entry?.published === undefined
    ? undefined
    : { provider: entry.name, fingerprints: entry.published.fingerprints };
}

/** The port of the provider that a host name, or a login name, belongs to. */
export function providerPort(host: string, user: string | null): number | undefined {
  const found = byName([normal(host)], ({ hosts }) => hosts, 'host-name')?.entry;
  // A host whose name stands in for another one is reached by that name's own port.
  if (found?.otherWay?.host === normal(host)) return found.otherWay.port;
  const entry = found ?? providers.find(({ users }) => user !== null && users?.test(user) === true);
  return entry?.ports[0];
}

interface Found {
  readonly entry: ProviderEntry;
  readonly by: Extract<Provider, { kind: 'known' }>['by'];
  readonly clue: string;
}

/** The entry with the longest end of one of these names. */
function byName(
  names: readonly string[],
  ends: (entry: ProviderEntry) => readonly string[],
  by: Found['by'],
): Found | undefined {
  let best: (Found & { readonly length: number }) | undefined;
  for (const clue of names) {
    for (const entry of providers) {
      for (const end of ends(entry)) {
        const fits = end.startsWith('.') ? clue.endsWith(end) && clue.length > end.length : clue === end;
        if (fits && end.length > (best?.length ?? 0)) best = { entry, by, clue, length: end.length };
      }
    }
  }
  return best;
}

function byBanner(line: string): Found | undefined {
  const entry = providers.find(({ banner }) => banner?.test(line) === true);
  return entry === undefined ? undefined : { entry, by: 'banner', clue: line };
}

/** SSH on a port that only one provider is known to use; or its login name together with its port. */
function byPort({ sshPorts = [], user, port }: ProviderClues): Found | undefined {
  const asked = user !== null && port !== null ? [port] : [];
  for (const entry of providers) {
    const own = entry.ownPort;
    if (own === undefined) continue;
    const named = asked.includes(own) && entry.users?.test(user ?? '') === true;
    if (sshPorts.includes(own) || named) return { entry, by: 'port', clue: String(own) };
  }
  return undefined;
}

/** The one provider that a text names; a text that names two is about neither for sure. */
function byWords(told: string): Found | undefined {
  const named = providers.flatMap((entry): readonly Found[] => {
    const word = entry.words?.exec(told)?.[0];
    return word === undefined ? [] : [{ entry, by: 'told', clue: word }];
  });
  return named.length === 1 ? named[0] : undefined;
}

function described({ entry, by, clue }: Found, names: readonly string[], clues: ProviderClues): Provider {
  const { key, name, service, login, published, otherWay } = entry;
  // Asked for by the name of the other way, its port is the usual one.
  const standsIn = otherWay !== undefined && names.includes(otherWay.host);
  const ports = standsIn ? [otherWay.port] : entry.ports;
  const loginName = login?.name ?? imageUser(login?.images, clues.banner ?? '');
  const publishes = published?.hosts.some((host) => names.includes(host)) === true ? published : undefined;
  return {
    kind: 'known',
    key,
    name,
    service,
    by,
    clue: quote(clue.slice(0, nameMaxLength)),
    ports,
    port: ports[0] ?? null,
    portFits: ports.length === 0 || clues.port === null ? null : ports.includes(clues.port),
    otherWay: standsIn ? null : (otherWay ?? null),
    login: loginName,
    loginFits: loginName === null || clues.user === null ? null : clues.user === loginName,
    loginSays: login?.says ?? null,
    credentials: entry.credentials ?? null,
    hints: entry.hints ?? [],
    console: entry.console ?? null,
    published:
      publishes === undefined
        ? null
        : {
            keys: Object.entries(publishes.fingerprints).flatMap(([type, keys]) =>
              keys.map((one) => `${type} SHA256:${one}`),
            ),
            source: publishes.source,
            asOf: publishes.asOf,
          },
    source: entry.source,
  };
}

function imageUser(images: { ubuntu?: string; debian?: string } | undefined, banner: string): string | null {
  if (images === undefined) return null;
  if (/ubuntu/iu.test(banner)) return images.ubuntu ?? null;
  return /debian/iu.test(banner) ? (images.debian ?? null) : null;
}

function normal(name: string): string {
  return name.toLowerCase().replace(/\.$/u, '');
}
