import { createHash } from 'node:crypto';
import type { Role } from './layers.ts';

/** Worlds as data: nodes with addresses on segments. A segment is a switch that counts what crosses it and decides nothing. */
export interface World {
  readonly segments: readonly string[];
  readonly nodes: { readonly [name: string]: NodeSpec };
}

export interface NodeSpec {
  readonly role: Role;
  /** Interface name to segment and addresses with prefix length. */
  readonly interfaces: { readonly [device: string]: readonly [segment: string, ...addresses: string[]] };
  /** Arguments of `ip route add`. */
  readonly routes: readonly string[];
  readonly forwards?: boolean;
}

const client: NodeSpec = {
  role: 'client',
  interfaces: { eth0: ['office', '10.0.1.2/24', 'fd00:1::2/64'] },
  routes: ['default via 10.0.1.1', 'default via fd00:1::1'],
};
const router1: NodeSpec = {
  role: 'router',
  interfaces: { eth0: ['office', '10.0.1.1/24', 'fd00:1::1/64'], eth1: ['path', '10.1.1.1/24', 'fd00:2::1/64'] },
  routes: ['default via 10.1.1.2', 'default via fd00:2::2'],
  forwards: true,
};
const router2: NodeSpec = {
  role: 'router',
  interfaces: { eth0: ['path', '10.1.1.2/24', 'fd00:2::2/64'], eth1: ['site', '10.2.1.1/24', 'fd00:3::1/64'] },
  routes: ['10.0.1.0/24 via 10.1.1.1', 'fd00:1::/64 via fd00:2::1'],
  forwards: true,
};
const server = serverAt('10.2.1.2/24', 'fd00:3::2/64');
const server2 = serverAt('10.2.1.3/24', 'fd00:3::3/64');
/** Another computer in the client's own network. */
const neighbour: NodeSpec = {
  ...client,
  role: 'router',
  interfaces: { eth0: ['office', '10.0.1.9/24', 'fd00:1::9/64'] },
};

const segments = ['office', 'path', 'site'];
export const worlds = {
  'one-server': { segments, nodes: { client, router1, router2, server } },
  'two-servers': { segments, nodes: { client, router1, router2, server, server2 } },
  'with-neighbour': { segments, nodes: { client, router1, router2, server, neighbour } },
} satisfies { readonly [name: string]: World };
export type WorldName = keyof typeof worlds;

function serverAt(...addresses: string[]): NodeSpec {
  return {
    role: 'server',
    interfaces: { eth0: ['site', ...addresses] },
    routes: ['default via 10.2.1.1', 'default via fd00:3::1'],
  };
}

/** What the name server on router1 knows; a fault may rewrite it. Keys are names, values what to answer. */
export const zone: Zone = {
  'server.lab': ['10.2.1.2', 'fd00:3::2'],
  'server4.lab': ['10.2.1.2'],
  'server6.lab': ['fd00:3::2'],
  'server2.lab': ['10.2.1.3', 'fd00:3::3'],
  'router1.lab': ['10.0.1.1', 'fd00:1::1'],
  'router2.lab': ['10.1.1.2', 'fd00:2::2'],
};
/** Any other name is answered with NXDOMAIN; `*` changes that, and stands in for every name when it is not a list. */
export type Zone = { readonly [name: string]: readonly string[] | 'nxdomain' | 'servfail' | 'refused' | 'silent' };

/** Shell variables that every line in a node may use. */
export function variables(world: World): { readonly [name: string]: string } {
  const of = (node: string, at: number, device = 'eth0') =>
    world.nodes[node]?.interfaces[device]?.[at]?.split('/')[0] ?? '';
  return {
    CLIENT4: of('client', 1),
    CLIENT6: of('client', 2),
    SERVER4: of('server', 1),
    SERVER6: of('server', 2),
    SERVER2_4: of('server2', 1),
    SERVER2_6: of('server2', 2),
    FIXTURES: '/opt/fixtures',
    NODE: '/opt/node/bin/node',
    LAB: '/opt/whyssh/lab',
  };
}

/** Shell lines that make namespaces, switches, cables, addresses and routes. Needs an empty /run/netns of its own. */
export function networkScript(world: World): string {
  const nodes = Object.entries(world.nodes);
  const cables = nodes.flatMap(([name, { interfaces }]) =>
    Object.entries(interfaces).map(([device, [segment]]) => ({ name, device, segment, port: `${name}-${device}` })),
  );
  const lines = [
    batch('', [...nodes.map(([name]) => `netns add ${name}`), ...world.segments.map((name) => `netns add ${name}`)]),
    ...world.segments.map((name) => inside(name, 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6')),
    ...nodes.map(([name, node]) => inside(name, sysctls(node))),
    batch(
      '',
      cables.map(
        ({ name, device, segment, port }) =>
          `link add ${device} netns ${name} address ${hardwareAddress(port)} type veth peer name ${port} netns ${segment}`,
      ),
    ),
    ...world.segments.map((segment) => {
      const ports = cables.filter((cable) => cable.segment === segment);
      return batch(`-n ${segment}`, [
        'link add br0 type bridge mcast_snooping 0',
        'link set br0 up',
        ...ports.map(({ port }) => `link set ${port} master br0 up`),
      ]);
    }),
    ...nodes.map(([name, node]) =>
      batch(`-n ${name}`, [
        'link set lo up',
        ...Object.entries(node.interfaces).flatMap(([device, [, ...addresses]]) => [
          ...addresses.map((address) => `address add ${address} dev ${device}${address.includes(':') ? ' nodad' : ''}`),
          `link set ${device} up`,
        ]),
        ...node.routes.map((route) => `route add ${route}`),
      ]),
    ),
  ];
  return lines.join('\n');
}

function batch(where: string, commands: readonly string[]): string {
  return `ip ${where} -batch - <<'END' || fail network\n${commands.join('\n')}\nEND`;
}

/** The same in every run, so that two runs differ in nothing but time. */
function hardwareAddress(port: string): string {
  const digest = createHash('sha256').update(port).digest('hex');
  return `02:${digest.slice(0, 10).replace(/..\B/g, '$&:')}`;
}

function inside(namespace: string, line: string): string {
  return `nsenter --net=/run/netns/${namespace} sh -c '${line}'`;
}

function sysctls(node: NodeSpec): string {
  const settings = [
    'ipv6/conf/all/accept_dad=0',
    'ipv6/conf/default/accept_dad=0',
    'ipv4/ping_group_range=0 2147483647',
  ];
  if (node.forwards === true) settings.push('ipv4/ip_forward=1', 'ipv6/conf/all/forwarding=1');
  return settings
    .map((setting) => `echo "${setting.split('=')[1]}" > /proc/sys/net/${setting.split('=')[0]}`)
    .join('; ');
}

/**
 * A cable here carries a packet there and the answer back before `connect` has let go of its socket, and the kernel then
 * takes an ICMP answer for a passing one: a whole second is lost that no real network loses. A kernel thread that
 * receives what the client sends makes the order right. Needs ethtool, from the image in `root`.
 */
export function realisticTiming(root: string): string {
  const tool = (namespace: string, words: string) =>
    `nsenter --net=/run/netns/${namespace} chroot ${root} ethtool -K ${words} > /dev/null`;
  return [
    tool('client', 'eth0 tso off'),
    tool('office', 'client-eth0 gro on'),
    `nsenter --net=/run/netns/office unshare --mount sh -c 'mount -t sysfs sysfs /sys && echo 1 > /sys/class/net/client-eth0/threaded'`,
  ].join('\n');
}
