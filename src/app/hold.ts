import type { EffectiveConfig } from '../contract/facts/config.ts';
import { type Held, tcpHold } from '../probes/net/tcp-hold.ts';
import type { Examination } from './examination.ts';
import { closedPortsAtMost, connectionsAtMost } from './looks/at.ts';

const cost = { connections: 1, failedLogins: 0, withoutLogin: 1 };

/** A connection that stays open until it is closed, so that the server shows who we are to it. */
export interface HeldOpen {
  readonly port: number;
  readonly ourAddress: string | null;
  readonly ourPort: number | null;
  readonly close: () => Promise<void>;
}

/** Holds one connection to this port. Undefined: it is not open, or the budget is spent. */
export async function holdConnection(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  port: number | undefined,
): Promise<HeldOpen | undefined> {
  const used = run.value('address.used', { hop });
  if (used === undefined || port === undefined) return undefined;
  const { address } = used;
  const spent = run.spentOn(address);
  if (spent.connections >= connectionsAtMost || spent.closedPorts >= closedPortsAtMost) return undefined;
  if ((await run.mayCost(address, cost)).kind === 'over') return undefined;
  const held: Held = { stream: undefined, ourAddress: null, ourPort: null };
  const firstSeq = run.nextSeq;
  const input = { address, port, bindAddress: effective.bindAddress ?? undefined, held, signal: run.signal };
  await run.look(tcpHold, input, { hop, address, port });
  const { stream, ourAddress, ourPort } = held;
  if (stream === undefined) return undefined;
  await run.booked(address, cost, 'hold', firstSeq);
  return { port, ourAddress, ourPort, close: () => stream.close() };
}

/** The SSH port, where it was open to us. */
export function openSshPort(run: Examination, hop: number): number | undefined {
  const used = run.value('address.used', { hop });
  return used !== undefined && isOpen(run, hop, used.address, used.port) ? used.port : undefined;
}

/**
 * Another port on which the machine that was looked into listens, best a web port. Only where the address is its own: a
 * router in between may lead every port to another machine.
 */
export function otherPortOf(run: Examination, hop: number): number | undefined {
  const used = run.value('address.used', { hop });
  const sockets = run.value('server.sockets', { hop }) ?? [];
  if (used === undefined || run.value('server.addresses', { hop })?.includes(used.address) !== true) return undefined;
  const { address } = used;
  const family = address.includes(':') ? 6 : 4;
  const ports = sockets.flatMap((socket) =>
    !socket.loopback &&
    (socket.family === family || socket.address === '::') &&
    mayBeOpen(run, hop, address, socket.port)
      ? [socket.port]
      : [],
  );
  return (
    ports.find((port) => isOpen(run, hop, address, port)) ?? webPorts.find((port) => ports.includes(port)) ?? ports[0]
  );
}

const webPorts = [443, 80];

function isOpen(run: Examination, hop: number, address: string, port: number): boolean {
  return run.value('tcp.connect', { hop, address, port })?.kind === 'open';
}

function mayBeOpen(run: Examination, hop: number, address: string, port: number): boolean {
  return (run.value('tcp.connect', { hop, address, port })?.kind ?? 'open') === 'open';
}
