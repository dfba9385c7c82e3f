import { known, type Subject } from '../contract/fact.ts';
import type { EffectiveConfig } from '../contract/facts/config.ts';
import { clientAlgorithms } from '../probes/client/client-algorithms.ts';
import { knownHosts } from '../probes/net/known-hosts.ts';
import { type Connection, closeConnection } from '../probes/net/parts/connection.ts';
import { withEnable } from '../probes/net/parts/offers.ts';
import { sshBanner } from '../probes/net/ssh-banner.ts';
import { sshKex } from '../probes/net/ssh-kex.ts';
import type { Examination } from './examination.ts';
import { addressesOf, hostNames, knownHostsPaths, knownTypesOf } from './known-hosts-side.ts';

/** The version exchange, the key exchange and the host key, on a connection that is open. */
export async function speak(
  run: Examination,
  hop: number,
  address: string,
  effective: EffectiveConfig,
  connection: Connection,
  port = effective.port,
): Promise<void> {
  const subject = { hop, address, port };
  await lookAtBanner(run, subject, connection);
  const ours = run.value('kex.ours', { hop });
  if (run.value('banner.read', subject)?.kind === 'ssh' && ours !== undefined) {
    const known = await knownTypesOf(run, hop, effective, port);
    await run.look(sshKex, { connection, ours, knownTypes: known, signal: run.signal }, subject);
  }
  await closeConnection(connection);
  await nameOverrides(run, hop, subject);
  if (connection.hostKeyBlob === undefined) return;
  await run.look(
    knownHosts,
    {
      hostKeyBlob: connection.hostKeyBlob,
      names: hostNames(effective, port),
      files: knownHostsPaths(run, hop),
      revokedFiles: effective.revokedHostKeys,
      addresses: addressesOf(run, hop),
    },
    subject,
  );
}

/**
 * A server that has said nothing for so long is looked at a second time, while the first look goes on. Not at five
 * seconds: then TCP wrappers hang up (clean_exit() of libwrap), and a look that is cut off in its handshake is not counted.
 */
const silentAfterMs = 6_500;
/** Of the second look: both end at about the same time. */
const secondLookMs = 3_900;
const secondCost = { connections: 1, failedLogins: 0, withoutLogin: 1 };

async function lookAtBanner(
  run: Examination,
  subject: { readonly hop: number; readonly address: string; readonly port: number },
  connection: Connection,
): Promise<void> {
  const heard = new AbortController();
  const second = lookAgain(run, subject, heard.signal);
  await run.look(sshBanner, { connection, signal: run.signal }, subject);
  if (run.value('banner.read', subject)?.kind !== 'silent') heard.abort();
  await second;
}

async function lookAgain(
  run: Examination,
  subject: { readonly hop: number; readonly address: string; readonly port: number },
  heard: AbortSignal,
): Promise<void> {
  const { address, port } = subject;
  const signal = AbortSignal.any([run.signal, heard]);
  await run.ports.clock.sleep(silentAfterMs, signal);
  if (signal.aborted || (await run.mayCost(address, secondCost)).kind === 'over') return;
  const before = run.spentOn(address).connections;
  const { sshBannerAgain } = await import('../probes/net/ssh-banner-again.ts');
  await run.look(sshBannerAgain, { address, port, pauseMs: 0, waitMs: secondLookMs, signal }, subject);
  await run.bookSince(address, before);
}

/** Where nothing is in common: which of the server's names this ssh knows and only does not offer. Asked only then: it costs four starts of ssh. */
async function nameOverrides(run: Examination, hop: number, subject: Subject): Promise<void> {
  const match = run.value('kex.match', subject);
  const client = run.value('client.ssh', { hop: 0 });
  if (match?.kind !== 'no-common' || client?.kind !== 'openssh') return;
  await run.look(clientAlgorithms, { program: client.path }, { hop });
  const named = withEnable(match, run.value('client.algorithms', { hop: 0 }));
  run.recorder.keep('ssh-kex', subject, { facts: { 'kex.match': known(named) } });
}
