import type { NetworkInterfaceInfo } from 'node:os';
import { canonicalAddress } from '../address.ts';
import type { Files } from '../files.ts';
import type { Processes } from '../process.ts';
import { hasDefault4, hasDefault6, routeOfIpJson, routeOfTables } from '../routes.ts';
import type { NetworkInterface, Route, System, SystemInfo, UserInfo } from '../system.ts';
import { homeOf, osRelease, packageManagerOf } from '../system-files.ts';

const smallFileBytes = 256 * 1024;
const commandMs = 1_000;

export function nodeSystem(files: Files, processes: Processes): System {
  const text = async (path: string): Promise<string | undefined> => {
    const read = await files.read(path, smallFileBytes);
    return read.kind === 'bytes' ? Buffer.from(read.bytes).toString('utf8') : undefined;
  };
  const exists = async (path: string) => (await files.stat(path)).kind === 'stat';
  const interfaces = async () => interfacesOf((await import('node:os')).networkInterfaces());
  const asked = {
    async info(): Promise<SystemInfo> {
      const platform = platforms[process.platform] ?? 'other';
      if (platform !== 'linux') return { ...plainInfo, platform, packages: await otherPackages(platform, processes) };
      const [release, kernel, docker, podman] = await Promise.all([
        text('/etc/os-release').then(async (found) => found ?? (await text('/usr/lib/os-release')) ?? ''),
        text('/proc/sys/kernel/osrelease'),
        exists('/.dockerenv'),
        exists('/run/.containerenv'),
      ]);
      const { id, version, like } = osRelease(release);
      return {
        platform,
        distribution: id,
        version,
        packages: await packageManagerOf(id, like, async (name) => (await processes.which(name)).length > 0),
        wsl: /microsoft/i.test(kernel ?? ''),
        container: docker || podman || process.env.container !== undefined,
      };
    },
    async user(): Promise<UserInfo> {
      const uid = process.getuid?.() ?? null;
      const { homedir, userInfo } = await import('node:os');
      const passwd = uid === null ? undefined : await text('/etc/passwd');
      const line = passwd === undefined || uid === null ? undefined : homeOf(passwd, uid);
      if (line !== undefined) return { uid, name: line.name, home: line.home, inPasswd: true };
      try {
        const info = userInfo(); // asks the whole user database, such as LDAP
        return { uid, name: info.username, home: info.homedir, inPasswd: uid === null ? null : true };
      } catch {
        return { uid, name: null, home: homedir() || null, inPasswd: false };
      }
    },
  };
  // Several probes ask; neither changes while this process lives.
  let info: Promise<SystemInfo> | undefined;
  let user: Promise<UserInfo> | undefined;
  return {
    interfaces,
    stdinIsTerminal: () => process.stdin.isTTY === true,
    info: () => (info ??= asked.info()),
    user: () => (user ??= asked.user()),
    async routeTo(address) {
      const own = (await interfaces()).some((one) =>
        one.addresses.some((has) => has.address === canonicalAddress(address)),
      );
      if (process.platform !== 'linux') return { kind: 'unknown', why: `routes are not read on ${process.platform}` };
      if (own) return { kind: 'route', device: 'lo', gateway: null, source: address, own };
      return linuxRoute(address, text, processes);
    },
    async hasDefaultRoute(family) {
      if (process.platform !== 'linux') return null;
      const table = await text(family === 4 ? '/proc/net/route' : '/proc/net/ipv6_route');
      if (table === undefined) return family === 6 ? false : null; // no such file: IPv6 is switched off
      return family === 4 ? hasDefault4(table) : hasDefault6(table);
    },
  };
}

const platforms: Readonly<Record<string, SystemInfo['platform']>> = {
  linux: 'linux',
  darwin: 'macos',
  win32: 'windows',
  freebsd: 'bsd',
  openbsd: 'bsd',
  netbsd: 'bsd',
};
const plainInfo = { distribution: null, version: null, wsl: false, container: false } as const;

async function otherPackages(platform: SystemInfo['platform'], processes: Processes): Promise<SystemInfo['packages']> {
  if (platform === 'windows') return 'windows-capability';
  return (await processes.which('brew')).length > 0 ? 'brew' : null;
}

/** `ip route get` knows policy routing; the tables of /proc are read where it is missing. */
async function linuxRoute(
  address: string,
  text: (path: string) => Promise<string | undefined>,
  processes: Processes,
): Promise<Route> {
  const args = ['-j', 'route', 'get', address.split('%')[0] ?? ''];
  const asked = await processes.run({ program: 'ip', args, timeoutMs: commandMs });
  const said = asked.kind === 'exited' ? routeOfIpJson(asked.stdout, asked.stderr, asked.code) : undefined;
  if (said !== undefined) return said;
  const table = await text(address.includes(':') ? '/proc/net/ipv6_route' : '/proc/net/route');
  if (table === undefined) return { kind: 'unknown', why: 'neither ip nor the tables of /proc can be read' };
  return routeOfTables(address, table, false);
}

function interfacesOf(found: NodeJS.Dict<NetworkInterfaceInfo[]>): readonly NetworkInterface[] {
  // Node lists only interfaces that are up and have an address.
  return Object.entries(found).map(([name, infos = []]) => ({
    name,
    up: true,
    loopback: infos.some((info) => info.internal),
    addresses: infos.map((info) => ({
      address: canonicalAddress(info.address),
      family: info.family === 'IPv6' ? 6 : 4,
      prefixBits: Number(info.cidr?.split('/')[1] ?? (info.family === 'IPv6' ? 128 : 32)),
    })),
  }));
}
