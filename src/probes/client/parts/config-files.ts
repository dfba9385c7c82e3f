import { fileMaxBytes } from '../../../ports/files.ts';
import type { Ports } from '../../../ports/ports.ts';
import { resolveConfig } from '../../../wire/config/resolve.ts';
import type { ConfigRequest, ConfigWorld, ResolvedConfig } from '../../../wire/config/world.ts';
import { machineName } from './expand-path.ts';
import { textOf } from './text.ts';

export interface OwnReading {
  readonly resolved: ResolvedConfig;
  /** Files that are there and that this user may not read; ssh passes over them without a word. */
  readonly unreadable: readonly { readonly file: string; readonly why: string }[];
}

type FilePorts = Pick<Ports, 'files' | 'processes' | 'system'>;

/** An Include may name a file that includes another, sixteen deep (readconf.c READCONF_MAX_DEPTH). */
const roundsAtMost = 18;

/** Reads the configuration with our own parser. It reads nothing by itself, so files are fetched until it asks for no more. */
export async function readOwnConfig(request: ConfigRequest, ports: FilePorts): Promise<OwnReading> {
  const texts = new Map<string, string | undefined>();
  const globs = new Map<string, readonly string[]>();
  const unreadable: { file: string; why: string }[] = [];
  const fetchFile = async (file: string) => {
    const read = await ports.files.read(file, fileMaxBytes);
    texts.set(file, read.kind === 'bytes' ? textOf(read.bytes) : undefined);
    if (read.kind === 'no-permission') unreadable.push({ file, why: read.code });
  };
  const [user, localHost] = await Promise.all([
    ports.system.user(),
    machineName(ports),
    ...request.files.map(({ path }) => fetchFile(path)),
  ]);
  for (let round = 0; ; round++) {
    const wantedFiles = new Set<string>();
    const wantedGlobs = new Set<string>();
    const world: ConfigWorld = {
      readFile(path) {
        if (!texts.has(path)) wantedFiles.add(path);
        return texts.get(path);
      },
      glob(pattern) {
        if (!globs.has(pattern)) wantedGlobs.add(pattern);
        return globs.get(pattern) ?? [];
      },
      home: user.home ?? '',
      env: environment(ports.processes.env),
      localUser: user.name ?? '',
      localHost: localHost ?? '',
      uid: user.uid ?? 0,
    };
    const resolved = resolveConfig(request, world);
    if ((wantedFiles.size === 0 && wantedGlobs.size === 0) || round === roundsAtMost) return { resolved, unreadable };
    await Promise.all([
      ...[...wantedFiles].map(fetchFile),
      ...[...wantedGlobs].map(async (pattern) => void globs.set(pattern, await ports.files.glob(pattern))),
    ]);
  }
}

/** The environment as an object, without ever listing it. */
function environment(env: (name: string) => string | undefined): ConfigWorld['env'] {
  return new Proxy({}, { get: (_, name) => (typeof name === 'string' ? env(name) : undefined) });
}

export interface ConfigPlaces {
  readonly user: string | null;
  readonly system: string;
}

/** Where ssh looks without -F (pathnames.h; Windows: Win32-OpenSSH). The home is the user database's, not HOME. */
export async function configPlaces(ports: FilePorts): Promise<ConfigPlaces> {
  const { home } = await ports.system.user();
  const programData = ports.processes.env('ProgramData');
  const windows = ports.processes.env('SystemRoot') !== undefined && programData !== undefined;
  return {
    user: home === null ? null : windows ? `${home}\\.ssh\\config` : `${home.replace(/\/+$/, '')}/.ssh/config`,
    system: windows ? `${programData}\\ssh\\ssh_config` : '/etc/ssh/ssh_config',
  };
}

/** The files in the order ssh reads them. `-F none` reads none, `-F FILE` that file alone (ssh.c process_config_files). */
export function filesRead(configFile: string | null, places: ConfigPlaces): ConfigRequest['files'] {
  if (configFile !== null) return configFile.toLowerCase() === 'none' ? [] : [{ path: configFile, user: true }];
  const user = places.user === null ? [] : [{ path: places.user, user: true }];
  return [...user, { path: places.system, user: false }];
}
