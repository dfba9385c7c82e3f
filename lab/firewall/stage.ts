import { createInterface } from 'node:readline';
import { serverFirewall } from '../../src/collectors/server/firewall.ts';
import { readSaid, type Section } from '../../src/collectors/server/said.ts';
import { insideScript } from '../../src/collectors/server/script.ts';
import type { ServerFirewall } from '../../src/contract/facts/server-firewall.ts';
import { Hub } from '../hub.ts';
import { image } from '../images.ts';
import { fixtures, layer } from '../layers.ts';
import type { World } from '../world.ts';

/** Where a connection comes from, and the address of the server that it asks for. */
export interface Source {
  readonly from: string;
  readonly to: string;
}

/** Two neighbours and one behind a router on eth0, one on ens4; in both families. */
export const sources: readonly Source[] = [
  { from: '10.0.1.2', to: '10.0.1.1' },
  { from: '10.0.1.130', to: '10.0.1.1' },
  { from: '10.0.2.7', to: '10.0.1.1' },
  { from: '192.168.7.9', to: '192.168.7.1' },
  { from: 'fd00:1::2', to: 'fd00:1::1' },
  { from: 'fd00:1::ab', to: 'fd00:1::1' },
  { from: 'fd00:2::7', to: 'fd00:1::1' },
  { from: 'fd01:7::9', to: 'fd01:7::1' },
];

const world: World = {
  segments: ['office', 'site'],
  nodes: {
    client: {
      role: 'client',
      interfaces: {
        eth0: [
          'office',
          '10.0.1.2/24',
          '10.0.1.130/24',
          '10.0.2.7/32',
          'fd00:1::2/64',
          'fd00:1::ab/64',
          'fd00:2::7/128',
        ],
        eth1: ['site', '192.168.7.9/24', 'fd01:7::9/64'],
      },
      routes: [],
    },
    server: {
      role: 'server',
      interfaces: {
        eth0: ['office', '10.0.1.1/24', 'fd00:1::1/64'],
        ens4: ['site', '192.168.7.1/24', 'fd01:7::1/64'],
      },
      routes: [
        '10.0.2.0/24 via 10.0.1.2',
        'fd00:2::/64 via fd00:1::2',
        'default via 10.0.1.2',
        'default via fd00:1::2',
      ],
    },
  },
};

/** Answers of a firewall would else be too few: the kernel counts them (icmp_ratelimit). */
const settings = `
echo 0 > /proc/sys/net/ipv4/icmp_ratelimit
echo 0 > /proc/sys/net/ipv6/icmp/ratelimit
echo 1 > /proc/sys/net/ipv4/ip_forward
for file in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > "$file"; done
mkdir -p /run/dbus && dbus-daemon --system --fork --nopidfile`;

export const listeners = [22, 2222] as const;

/** A server and a client in a world of their own, with one program in each that connects, listens and counts. */
export class Stage {
  readonly hub: Hub;
  readonly #client: Talk;
  readonly #server: Talk;
  readonly #ways: ReadonlyMap<string, Section>;

  private constructor(hub: Hub, client: Talk, server: Talk, ways: ReadonlyMap<string, Section>) {
    this.hub = hub;
    this.#client = client;
    this.#server = server;
    this.#ways = ways;
  }

  static async open(say: (line: string) => void): Promise<Stage> {
    const got = await image('bookworm', say);
    if (got.kind === 'skipped') throw new Error(`the image cannot be had: ${got.why}`);
    const keys = await fixtures(got.root);
    const material = async (role: 'client' | 'server') => ({
      lowers: [await layer(got.root, role), got.root],
      prepare: `printf '127.0.0.1 localhost\\n127.0.1.1 ${role}\\n' > /etc/hosts; : > /etc/resolv.conf`,
      start: role === 'server' ? settings : ':',
    });
    const hub = await Hub.open(world, { client: await material('client'), server: await material('server') }, keys);
    const client = new Talk(hub, 'client', ['probe']);
    const server = new Talk(hub, 'server', ['listen', ...listeners.map(String)]);
    await Promise.all([client.ready, server.ready]);
    await knowNeighbours(hub);
    const ways = new Map<string, Section>();
    for (const { from } of sources) ways.set(from, await look(hub, from));
    return new Stage(hub, client, server, ways);
  }

  /** What whyssh makes of the rules that stand now, for every source: its own script and reader. */
  async verdicts(): Promise<readonly ServerFirewall[]> {
    const rules = await look(this.hub, null);
    return sources.map(({ from, to }) => {
      const way = this.#ways.get(from) ?? rules;
      const own: Section = {
        done: rules.done,
        one: (field) => (ofWay.has(field) ? way : rules).one(field),
        many: (field) => (ofWay.has(field) ? way : rules).many(field),
      };
      const ask = { via: null, user: null, from, port: 22, outside: false, address: to, withinMs: 1_000 };
      const fact = serverFirewall.read({ own, section: () => undefined, ask, seenAs: null }).facts['server.firewall'];
      if (fact?.known === true) return fact.value;
      const why = fact?.known === false ? JSON.stringify(fact.gap) : 'nothing';
      throw new Error(`the collector gave no verdict: ${why}`);
    });
  }

  /** What really becomes of a connection to port 22. */
  async probe({ from, to }: Source, waitMs: number, hold = false): Promise<Probed> {
    return (await this.#client.ask({ do: 'probe', from, to, port: 22, waitMs, hold })) as Probed;
  }

  /** Addresses and ports of connections that the server has taken since it was asked last. */
  async taken(): Promise<ReadonlySet<string>> {
    const { seen } = (await this.#server.ask({ do: 'seen' })) as { seen: readonly string[] };
    return new Set(seen);
  }

  async release(): Promise<void> {
    await this.#client.ask({ do: 'release' });
  }

  async close(): Promise<void> {
    this.#client.end();
    this.#server.end();
    await this.hub.close();
  }
}

/** How a connection ended, and the port that it came from. */
export interface Probed {
  readonly fate: string;
  readonly own: number;
}

/** A rule set may stop the search for neighbours, which is another matter than TCP: it must not be needed. */
async function knowNeighbours(hub: Hub): Promise<void> {
  const cards = [
    ['client', 'eth0', 'server', 'eth0', ['10.0.1.1', 'fd00:1::1']],
    ['client', 'eth1', 'server', 'ens4', ['192.168.7.1', 'fd01:7::1']],
    ['server', 'eth0', 'client', 'eth0', ['10.0.1.2', '10.0.1.130', 'fd00:1::2', 'fd00:1::ab']],
    ['server', 'ens4', 'client', 'eth1', ['192.168.7.9', 'fd01:7::9']],
  ] as const;
  for (const [node, device, other, theirs, addresses] of cards) {
    const { stdout } = await hub.run(other, `cat /sys/class/net/${theirs}/address`);
    const lines = addresses.map(
      (address) => `ip neighbour replace ${address} lladdr ${stdout.trim()} dev ${device} nud permanent`,
    );
    const ran = await hub.run(node, lines.join(' && '));
    if (ran.code !== 0) throw new Error(`neighbours of ${node}: ${ran.stderr}`);
  }
}

/** Findings that depend on the client, not on the rules. */
const ofWay = new Set(['links', 'main', 'back', 'forth']);

async function look(hub: Hub, from: string | null): Promise<Section> {
  const script = insideScript(['firewall'], { user: null, from, port: 22 }, 'mark');
  const ran = await hub.run('server', 'sh -s', { stdin: script, seconds: 30 });
  const own = readSaid(ran.stdout, 'mark').get('firewall');
  if (own?.done !== true) throw new Error(`the look at the rules did not come to its end: ${ran.stderr}`);
  return own;
}

/** One prober, asked in lines of JSON. */
class Talk {
  readonly ready: Promise<object>;
  readonly #child: ReturnType<Hub['open']>;
  readonly #waiting = new Map<number, (said: object) => void>();
  #last = 0;

  constructor(hub: Hub, node: string, words: readonly string[]) {
    this.#child = hub.open(node, ['/opt/node/bin/node', '/opt/whyssh/lab/servers/firewall-prober.ts', ...words]);
    this.ready = new Promise((resolve) => this.#waiting.set(0, resolve));
    this.#child.stdin?.on('error', () => undefined);
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as { id: number };
        this.#waiting.get(said.id)?.(said);
        this.#waiting.delete(said.id);
      });
  }

  ask(what: object): Promise<object> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin?.write(`${JSON.stringify({ id, ...what })}\n`);
    });
  }

  end(): void {
    this.#child.kill();
  }
}
