import type { EffectiveConfig } from '../contract/facts/config.ts';
import { agent } from '../probes/client/agent.ts';
import { clientNetwork } from '../probes/client/client-network.ts';
import { controlSocket } from '../probes/client/control-socket.ts';
import { destination } from '../probes/client/destination.ts';
import { identityFiles } from '../probes/client/identity-files.ts';
import { knownHostsFiles } from '../probes/client/known-hosts-files.ts';
import { sshClient } from '../probes/client/ssh-client.ts';
import { sshConfig } from '../probes/client/ssh-config.ts';
import { system } from '../probes/client/system.ts';
import type { Examination } from './examination.ts';

/** Looks at this machine and its configuration for one hop; nothing is sent anywhere. Returns what ssh would do. */
export async function lookAtClient(
  run: Examination,
  hop: number,
  words: HopWords,
): Promise<EffectiveConfig | undefined> {
  const subject = { hop };
  await run.look(destination, { host: words.host }, subject);
  // ssh would hand such a name to the commands of its configuration (%h): it is not even asked.
  if (run.value('config.destination', subject)?.kind === 'forbidden-characters') return undefined;
  if (hop === 0) {
    const heard: { versionLine?: string } = {};
    // ssh first: everything else is done while it answers.
    const config = configOf(run, hop, words, heard);
    await Promise.all([config, run.look(system, {}, subject), run.look(clientNetwork, {}, subject)]);
    await run.look(sshClient, { versionLine: heard.versionLine }, subject);
  } else await configOf(run, hop, words);
  const effective = run.value('config.effective', { hop });
  if (effective === undefined) return undefined;
  if (effective.knownHostsCommand !== null && hop === 0) {
    run.notes.push(
      'KnownHostsCommand is run by ssh itself at the login; here the host key is judged by the files alone.',
    );
  }
  const tokens = {
    originalHost: words.host,
    hostname: effective.hostname,
    port: effective.port,
    user: effective.user,
    hostKeyAlias: effective.hostKeyAlias,
    proxyJump: effective.proxyJump,
  };
  await Promise.all([
    run.look(
      identityFiles,
      {
        ...tokens,
        identityFiles: effective.identityFiles,
        certificateFiles: effective.certificateFiles ?? [],
        origin: run.value('config.origins', { hop })?.['identityfile'],
      },
      subject,
    ),
    run.look(
      knownHostsFiles,
      { ...tokens, userFiles: effective.userKnownHostsFiles, globalFiles: effective.globalKnownHostsFiles },
      subject,
    ),
    run.look(controlSocket, { controlPath: effective.controlPath, controlMaster: effective.controlMaster }, subject),
    ...(hop === 0 ? [run.look(agent, { identityAgent: effective.identityAgent }, subject)] : []),
  ]);
  return effective;
}

/** How one hop is named: the destination as typed, or one word of ProxyJump. */
export interface HopWords {
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  /** ssh's own options that concern the connection. */
  readonly options: readonly string[];
  readonly configFile: string | null;
}

async function configOf(
  run: Examination,
  hop: number,
  words: HopWords,
  heard?: { versionLine?: string },
): Promise<void> {
  const { host, options: connectionOptions, configFile, user, port } = words;
  await run.look(sshConfig, { host, connectionOptions, configFile, user, port, heard }, { hop });
}
