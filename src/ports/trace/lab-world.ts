import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WhoRefused } from './refuser.ts';
import type { WhoAsk } from './who.ts';

export type NodeName = 'client' | 'router1' | 'router2' | 'server' | 'inner';

/** client - router1 - router2 - server - inner, each a network namespace; IPv4 10.k.0.0/24 and IPv6 fd00:k::/64 on link k. */
export interface LabWorld {
  /** Rules of one node, nft syntax; one rule set a node. */
  rules(node: NodeName, text: string): void;
  /** Runs as uid 65534 without capabilities in the client's namespace. */
  ask(ask: Partial<WhoAsk> & Pick<WhoAsk, 'address' | 'port'>): { uid: number; tookMs: number; found: WhoRefused };
  remove(): Promise<void>;
}

export const serverAddress = { 4: '10.3.0.2', 6: 'fd00:3::2' } as const;
export const router2Address = { 4: '10.2.0.2', 6: 'fd00:2::2' } as const;
export const openPort = 8443;

const nodes: readonly NodeName[] = ['client', 'router1', 'router2', 'server', 'inner'];
let worlds = 0;

/** A fresh world for each question: Linux answers six ICMP errors quickly, then one a second. */
export async function makeWorld(): Promise<LabWorld> {
  const prefix = `wt${process.pid}x${worlds++}`;
  const space = (node: NodeName) => `${prefix}${node}`;
  execFileSync('sh', ['-e', '-c', script(space)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const servers: ChildProcess[] = [];
  const listen = async (node: NodeName, port: number) => {
    const code = `require('net').createServer(c=>c.on('error',()=>{})).listen(${port},'::',()=>console.log('up'))`;
    const child = spawn('ip', ['netns', 'exec', space(node), process.execPath, '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    servers.push(child);
    if (child.stdout !== null) await once(child.stdout, 'data');
  };
  const remove = async () => {
    await Promise.all(servers.map(ended));
    for (const node of nodes) execFileSync('ip', ['netns', 'del', space(node)]);
  };
  try {
    await Promise.all([listen('server', openPort), listen('inner', openPort)]);
    const tries = ['netns', 'exec', space('client'), process.execPath, '-e', untilConnected];
    execFileSync('ip', tries, { stdio: 'inherit', timeout: 10_000 });
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    rules(node, text) {
      execFileSync('ip', ['netns', 'exec', space(node), 'nft', '-f', '-'], { input: text });
    },
    ask(ask) {
      const client = fileURLToPath(new URL('./who.lab-client.ts', import.meta.url));
      const ownAddresses = ['127.0.0.1', '::1', '10.1.0.1', 'fd00:1::1'];
      const full = { timeoutMs: 300, ownAddresses, onLink: false, ...ask };
      const unprivileged = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups', '--inh-caps=-all'];
      const command = [
        'netns',
        'exec',
        space('client'),
        ...unprivileged,
        process.execPath,
        client,
        JSON.stringify(full),
      ];
      const said = execFileSync('ip', command, { encoding: 'utf8', timeout: 20_000 });
      return JSON.parse(said) as { uid: number; tookMs: number; found: WhoRefused };
    },
    remove,
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}

/** Every neighbour on the way is known, and every IPv6 address usable, before anything is judged. */
const untilConnected = `
  const { connect } = require('node:net');
  const open = (host) => {
    const again = () => setTimeout(open, 20, host);
    const socket = connect({ host, port: ${openPort}, timeout: 200 });
    socket.on('connect', () => socket.destroy());
    socket.on('timeout', () => { socket.destroy(); again(); });
    socket.on('error', again);
  };
  ${JSON.stringify(Object.values(serverAddress))}.forEach(open);`;

function script(space: (node: NodeName) => string): string {
  const lines: string[] = [];
  for (const node of nodes) {
    const inside = `ip netns exec ${space(node)}`;
    lines.push(`ip netns add ${space(node)}`, `ip -n ${space(node)} link set lo up`);
    // No duplicate address detection: the IPv6 addresses are to be usable at once.
    lines.push(`${inside} sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0`);
    lines.push(`${inside} sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1`);
  }
  for (let link = 1; link < nodes.length; link++) {
    const [near, far] = [nodes[link - 1] ?? 'client', nodes[link] ?? 'client'];
    lines.push(`ip link add e${link}a netns ${space(near)} type veth peer name e${link}b netns ${space(far)}`);
    for (const [node, end, host] of [
      [near, 'a', 1],
      [far, 'b', 2],
    ] as const) {
      lines.push(`ip -n ${space(node)} addr add 10.${link}.0.${host}/24 dev e${link}${end}`);
      lines.push(`ip -n ${space(node)} -6 addr add fd00:${link}::${host}/64 dev e${link}${end} nodad`);
      lines.push(`ip -n ${space(node)} link set e${link}${end} up`);
    }
  }
  for (const [at, node] of nodes.entries())
    for (let link = 1; link < nodes.length; link++) {
      if (link === at || link === at + 1) continue;
      const nearer = link < at;
      const via = nearer ? { link: at, host: 1 } : { link: at + 1, host: 2 };
      lines.push(`ip -n ${space(node)} route add 10.${link}.0.0/24 via 10.${via.link}.0.${via.host}`);
      lines.push(`ip -n ${space(node)} -6 route add fd00:${link}::/64 via fd00:${via.link}::${via.host}`);
    }
  return lines.join('\n');
}

/** Whether this process can make namespaces and rules: the reason why not, or undefined. */
export function whyNoLab(): string | undefined {
  if (process.platform !== 'linux') return 'not Linux';
  if (process.getuid?.() !== 0) return 'not root';
  try {
    execFileSync('sh', ['-c', 'command -v ip && command -v nft && command -v setpriv'], { stdio: 'ignore' });
    const name = `wt${process.pid}try`;
    execFileSync('sh', ['-e', '-c', `ip netns add ${name}; ip netns del ${name}`], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no ip, nft or setpriv, or no namespaces';
  }
}
