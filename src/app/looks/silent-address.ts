import { contrastPorts } from '../../probes/net/contrast-ports.ts';
import { addressesOf } from '../known-hosts-side.ts';
import { type At, refusedPortOf, subjectOf } from './at.ts';
import { takeWhoRefused } from './who-refused.ts';

/** Ports that hosts often serve: what they answer tells a blocked port from a host that is not there. */
export async function takeContrastPorts(at: At): Promise<void> {
  const ports = [443, 80].filter((port) => port !== at.port);
  await at.run.look(contrastPorts, { address: at.address, ports, signal: at.run.signal }, subjectOf(at));
}

/** An address of the name that ssh tries before this one, and at which the port is silent. */
export function silentAddressOf({ run, hop, address, port }: At): string | undefined {
  const addresses = addressesOf(run, hop);
  return addresses
    .slice(0, addresses.indexOf(address))
    .find((other) => run.value('tcp.connect', { hop, address: other, port })?.kind === 'silent');
}

/** Whether that machine is there at all, how far its packets get, and how far away the host is over the address that works. */
export async function takeSilentAddress(at: At): Promise<void> {
  const { hop, port } = at;
  const address = silentAddressOf(at);
  if (address === undefined) return;
  const there: At = { ...at, address, focus: { hop, address, port } };
  await takeContrastPorts(there);
  if (refusedPortOf(there) !== undefined) return;
  await Promise.all([takeWhoRefused(there), takeDistance(at)]);
}

async function takeDistance(at: At): Promise<void> {
  if (at.run.value('path.hops', { hop: at.hop, address: at.address }) !== undefined) return;
  await takeContrastPorts(at);
  const closed = refusedPortOf(at);
  if (closed !== undefined) await takeWhoRefused({ ...at, port: closed }, true);
}
