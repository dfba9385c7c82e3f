import type { Clock } from './clock.ts';
import type { Dns } from './dns.ts';
import type { Files } from './files.ts';
import type { LocalSockets } from './local-socket.ts';
import type { Path } from './path.ts';
import type { Processes } from './process.ts';
import type { Random } from './random.ts';
import type { System } from './system.ts';
import type { Tcp } from './tcp.ts';

/** The world, as far as this program touches it. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly dns: Dns;
  readonly tcp: Tcp;
  readonly path: Path;
  readonly files: Files;
  readonly localSockets: LocalSockets;
  readonly processes: Processes;
  readonly system: System;
}
