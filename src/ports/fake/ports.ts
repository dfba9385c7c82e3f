import type { Dns, DnsAnswer, RecordType, RecordValues, SystemLookup } from '../dns.ts';
import type { LocalSockets } from '../local-socket.ts';
import type { Ports } from '../ports.ts';
import type { System } from '../system.ts';
import { fakeClock, fakeRandom } from './clock.ts';
import { fakeFiles } from './files.ts';
import { fakePath } from './path.ts';
import { fakeProcesses } from './process.ts';
import { fakeTcp } from './tcp.ts';

/** A world in which nothing is there, but for what a test puts in. */
export function fakePorts(given: Partial<Ports> = {}): Ports {
  return {
    clock: fakeClock(),
    random: fakeRandom(),
    dns: fakeDns(),
    tcp: fakeTcp({}),
    path: fakePath(undefined),
    files: fakeFiles(),
    localSockets: noLocalSockets,
    processes: fakeProcesses({}),
    system: fakeSystem(),
    ...given,
  };
}

/** `records` by `type name`, such as `A example.org`; without an entry the name servers say NXDOMAIN. */
export function fakeDns(
  names: Readonly<Record<string, SystemLookup>> = {},
  records: Readonly<Record<string, DnsAnswer<RecordValues[RecordType]>>> = {},
  servers: readonly string[] = ['192.0.2.53'],
): Dns {
  return {
    servers: () => servers,
    async lookup(name) {
      return names[name] ?? { kind: 'not-found', code: 'ENOTFOUND' };
    },
    async query<T extends RecordType>(ask: { readonly name: string; readonly type: T; readonly server: string }) {
      const found = records[`${ask.type} ${ask.name}`] as DnsAnswer<RecordValues[T]> | undefined;
      return found ?? { kind: 'nxdomain', server: ask.server, afterMs: 1 };
    },
  };
}

const noLocalSockets: LocalSockets = {
  async open() {
    return { kind: 'missing' };
  },
};

export function fakeSystem(given: Partial<System> = {}): System {
  return {
    async info() {
      return {
        platform: 'linux',
        distribution: 'debian',
        version: '12',
        packages: 'apt',
        wsl: false,
        container: false,
      };
    },
    async user() {
      return { uid: 1000, name: 'deploy', home: '/home/deploy', inPasswd: true };
    },
    async interfaces() {
      return [
        { name: 'lo', up: true, loopback: true, addresses: [{ address: '127.0.0.1', family: 4, prefixBits: 8 }] },
      ];
    },
    async routeTo() {
      return { kind: 'route', device: 'eth0', gateway: '10.0.0.254', source: '10.0.0.1', own: false };
    },
    async hasDefaultRoute() {
      return true;
    },
    stdinIsTerminal: () => false,
    ...given,
  };
}
