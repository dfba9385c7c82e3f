import { sshBannerAgain } from '../../probes/net/ssh-banner-again.ts';
import { sshHostKeyAgain } from '../../probes/net/ssh-hostkey-again.ts';
import { sshKexClassic } from '../../probes/net/ssh-kex-classic.ts';
import { sshKexShort } from '../../probes/net/ssh-kex-short.ts';
import { tcpAgain } from '../../probes/net/tcp-again.ts';
import { tlsHello } from '../../probes/net/tls-hello.ts';
import { knownTypesOf } from '../known-hosts-side.ts';
import { type At, subjectOf } from './at.ts';

export async function takeKexClassic(at: At): Promise<void> {
  const { run, hop, address, port, effective } = at;
  const ours = run.value('kex.ours', { hop });
  if (ours === undefined) return;
  const knownTypes = await knownTypesOf(run, hop, effective, port);
  await run.look(sshKexClassic, { address, port, ours, knownTypes, signal: run.signal }, subjectOf(at));
}

export async function takeHostKeyAgain(at: At): Promise<void> {
  const { run, hop, address, port } = at;
  const ours = run.value('kex.ours', { hop });
  const first = run.value('hostkey.presented', at.focus);
  if (ours === undefined || first === undefined) return;
  await run.look(sshHostKeyAgain, { address, port, ours, first, signal: run.signal }, subjectOf(at));
}

const burialMs = 600;

export async function takeKexShort({ run, hop, address, port, focus }: At): Promise<void> {
  const theirs = run.value('kex.theirs', focus);
  const first = run.value('kex.exchange', focus)?.kind;
  // sshd books a crash of the part that served us only when it has buried it (srclimit.c).
  if (first === 'closed' || first === 'reset') await run.ports.clock.sleep(burialMs, run.signal);
  await run.look(sshKexShort, { address, port, theirs, signal: run.signal }, { hop, address, port });
}

export async function takeConnectAgain({ run, hop, address, port }: At): Promise<void> {
  await run.look(tcpAgain, { address, port, signal: run.signal }, { hop, address, port });
}

export async function takeTlsHello({ run, hop, address, port }: At): Promise<void> {
  await run.look(tlsHello, { address, port, signal: run.signal }, { hop, address, port });
}

export async function takeBannerAgain({ run, hop, address, port }: At): Promise<void> {
  await run.look(sshBannerAgain, { address, port, pauseMs: 1_500, signal: run.signal }, { hop, address, port });
}
