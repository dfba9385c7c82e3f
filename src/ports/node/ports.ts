import type { Ports } from '../ports.ts';
import { nodeClock, nodeRandom } from './clock.ts';
import { nodeDns } from './dns.ts';
import { nodeFiles } from './files.ts';
import { nodeLocalSockets } from './local-socket.ts';
import { nodePath } from './path.ts';
import { nodeProcesses } from './process.ts';
import { nodeSystem } from './system.ts';
import { nodeTcp } from './tcp.ts';

/** The real world. Sockets, name lookups, processes and the C library are loaded on their first use. */
export function nodePorts(): Ports {
  const path = nodePath();
  const files = nodeFiles();
  const processes = nodeProcesses();
  return {
    clock: nodeClock,
    random: nodeRandom,
    dns: nodeDns(),
    tcp: nodeTcp(path),
    path,
    files,
    localSockets: nodeLocalSockets,
    processes,
    system: nodeSystem(files, processes),
  };
}
