import { known } from '../contract/fact.ts';
import type { EffectiveConfig } from '../contract/facts/config.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { addressKind } from '../probes/client/address-kind.ts';
import { nameLookup } from '../probes/client/name-lookup.ts';
import { nameServers } from '../probes/client/name-servers.ts';
import { type Connection, newConnection } from '../probes/net/parts/connection.ts';
import { tcpConnect } from '../probes/net/tcp-connect.ts';
import type { Examination } from './examination.ts';

/** Addresses of one name that are looked at; more say nothing new. */
const addressesAtMost = 4;
/** Connections to SSH ports of one address in one run: this look, the contrast look, and the login. */
const lookCost = { connections: 1, failedLogins: 0, withoutLogin: 1 };

/**
 * From the name to the verified host key of one hop, over one connection. Returns what the connection came to; `recalled`:
 * the ledger forbade one, and an earlier look answers.
 */
export async function reach(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
): Promise<Connection | 'recalled' | undefined> {
  const addresses = await resolve(run, hop, effective);
  if (addresses.length === 0) return undefined;
  const [connection] = await Promise.all([
    connect(run, hop, addresses, effective),
    ...addresses.map((address) => run.look(addressKind, { address }, { hop, address })),
  ]);
  return connection;
}

/** The first address that accepts is spoken with; the others are looked at apart. */
async function connect(
  run: Examination,
  hop: number,
  addresses: readonly string[],
  effective: EffectiveConfig,
): Promise<Connection | 'recalled' | undefined> {
  const subject = (address: string) => ({ hop, address, port: effective.port });
  const connection = newConnection();
  for (const [index, address] of addresses.entries()) {
    const ruling = await run.mayCost(address, lookCost);
    if (ruling.kind === 'over') {
      const recalled = await recallLook(run, hop, address, effective.port, ruling.allowedInMs);
      return recalled ? 'recalled' : undefined;
    }
    const firstSeq = run.nextSeq;
    await run.look(
      tcpConnect,
      {
        address,
        port: effective.port,
        bindAddress: effective.bindAddress ?? undefined,
        waitMs: waitFor(addresses.length - index, run),
        connection,
        signal: run.signal,
      },
      subject(address),
    );
    if (connection.stream === undefined) continue;
    used(run, hop, address, effective.port, index, addresses.length);
    const { speak } = await import('./speak.ts');
    await speak(run, hop, address, effective, connection);
    await run.booked(address, lookCost, lookName(run, effective.port), firstSeq);
    await lookAtOthers(run, hop, addresses.slice(index + 1), effective);
    return connection;
  }
  const first = addresses[0];
  if (first !== undefined) used(run, hop, first, effective.port, 0, addresses.length);
  return undefined;
}

async function resolve(run: Examination, hop: number, effective: EffectiveConfig): Promise<readonly string[]> {
  const subject = { hop };
  await run.look(nameLookup, { host: effective.hostname, addressFamily: effective.addressFamily }, subject);
  const lookup = run.value('name.lookup', subject);
  if (lookup?.kind === 'literal') return [lookup.address];
  if (lookup?.kind === 'addresses') return lookup.addresses.slice(0, addressesAtMost);
  await askServers(run, hop, effective);
  return [];
}

/** The name servers' own word, asked for when the system's answer does not explain itself. */
export async function askServers(run: Examination, hop: number, effective: EffectiveConfig): Promise<void> {
  const subject = { hop };
  await run.look(
    nameServers,
    {
      host: effective.hostname,
      addressFamily: effective.addressFamily,
      lookup: run.value('name.lookup', subject) ?? null,
      searchDomains: run.value('name.form', subject)?.searchDomains ?? [],
      inHostsFile: (run.value('name.hosts-file', subject) ?? []).length > 0,
    },
    subject,
  );
}

/** Judges the other addresses of the name apart: one connection each, at once, nothing sent. */
async function lookAtOthers(
  run: Examination,
  hop: number,
  addresses: readonly string[],
  effective: EffectiveConfig,
): Promise<void> {
  await Promise.all(
    addresses.map(async (address) => {
      const ruling = await run.mayCost(address, lookCost);
      if (ruling.kind === 'over') return;
      const firstSeq = run.nextSeq;
      await run.look(
        tcpConnect,
        { address, port: effective.port, waitMs: otherAddressWaitMs, signal: run.signal },
        { hop, address, port: effective.port },
      );
      if (run.value('tcp.connect', { hop, address, port: effective.port })?.kind === 'open')
        await run.booked(address, lookCost, 'connect', firstSeq);
    }),
  );
}

/** An address beside the one that works: a second is enough to know that ssh would hang there. */
const otherAddressWaitMs = 1_100;

/** With several addresses, silence of one must leave time for the next. */
function waitFor(addressesLeft: number, run: Examination): number {
  const usualMs = 3_200; // two repeated SYNs, after 1 s and 3 s
  return Math.min(usualMs, Math.max(1_100, run.request.deadlineMs / 2 / addressesLeft));
}

function used(run: Examination, hop: number, address: string, port: number, index: number, of: number): void {
  run.recorder.keep('tcp-connect', { hop }, { facts: { 'address.used': known({ address, port, index, of }) } });
}

/** What a look is remembered as: another port, or other options, is another question. */
function lookName(run: Examination, port: number): string {
  return withoutSecrets(['look', String(port), ...run.request.target.options]).join(' ');
}

async function recallLook(
  run: Examination,
  hop: number,
  address: string,
  port: number,
  allowedInMs: number,
): Promise<boolean> {
  const ageMs = await run.recall(address, lookName(run, port), { hop, address, port });
  used(run, hop, address, port, 0, 1);
  const again = `looking again is allowed in ${Math.ceil(allowedInMs / 1000)} s (--wait waits for it)`;
  run.notes.push(
    ageMs === undefined
      ? `Not looked at ${address}: another connection now could feed a ban; ${again}.`
      : `Another connection to ${address} now could feed a ban, so this shows what was seen ${Math.round(ageMs / 1000)} s ago; ${again}.`,
  );
  return ageMs !== undefined;
}
