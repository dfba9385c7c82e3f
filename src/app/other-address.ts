import type { EffectiveConfig } from '../contract/facts/config.ts';
import { addressKind } from '../probes/client/address-kind.ts';
import { newConnection } from '../probes/net/parts/connection.ts';
import { tcpConnect } from '../probes/net/tcp-connect.ts';
import type { Examination } from './examination.ts';
import { addressesOf } from './known-hosts-side.ts';

const lookCost = { connections: 1, failedLogins: 0, withoutLogin: 1 };
const lookupWithinMs = 1_000;
/** As for any address beside the one that ssh uses: a repeated SYN, after 1 s, is waited for. */
const waitMs = 1_100;

/**
 * All addresses of the host that ssh was kept from: those of the family that was not asked for, and those of the name
 * servers where the hosts file says otherwise.
 */
export async function otherAddresses(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
): Promise<readonly string[]> {
  if (run.value('name.lookup', { hop })?.kind !== 'addresses') return [];
  const servers = run.value('name.servers', { hop });
  const told = servers?.kind === 'answers' && servers.agrees === false ? servers.addresses : [];
  const both =
    effective.addressFamily === 'any' ? undefined : await run.ports.dns.lookup(effective.hostname, 0, lookupWithinMs);
  const family = both?.kind === 'addresses' ? both.addresses.map(({ address }) => address) : [];
  const used = addressesOf(run, hop);
  return [...family, ...told].filter((address) => !used.includes(address));
}

/** Does SSH answer where ssh was kept from going? One connection to one such address. */
export async function lookAtOtherAddress(run: Examination, hop: number, effective: EffectiveConfig): Promise<void> {
  const [address] = await otherAddresses(run, hop, effective);
  if (address === undefined || (await run.mayCost(address, lookCost)).kind === 'over') return;
  const subject = { hop, address, port: effective.port };
  const connection = newConnection();
  const firstSeq = run.nextSeq;
  await run.look(addressKind, { address }, { hop, address });
  await run.look(tcpConnect, { address, port: effective.port, waitMs, connection, signal: run.signal }, subject);
  if (connection.stream === undefined) return;
  const { speak } = await import('./speak.ts');
  await speak(run, hop, address, effective, connection);
  await run.booked(address, lookCost, 'look', firstSeq);
}
