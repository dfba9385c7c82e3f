import type { EffectiveConfig } from '../../../contract/facts/config.ts';
import type { KnownHost } from '../../../contract/facts/hostkey.ts';
import type { Files } from '../../../ports/files.ts';
import { knownHostsName } from '../../../wire/files/known-hosts.ts';
import { type JumpCall, jumpCommand } from './jump-command.ts';
import { copyKnownHosts, type TemporaryKnownHosts } from './temporary-known-hosts.ts';

/** A jump host on the way, in the order of the way. */
export interface JumpHop {
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  readonly config: EffectiveConfig;
  /** The key that was proven on the wire, and what known_hosts says of it; undefined: we could not look ourselves. */
  readonly hostKeyBlob?: Uint8Array | undefined;
  readonly knownHost?: KnownHost | undefined;
}

export interface WayInput {
  /** Path of the user's ssh. */
  readonly program: string;
  readonly client: { readonly major: number; readonly minor: number } | null;
  readonly config: EffectiveConfig;
  readonly hostKeyBlob?: Uint8Array | undefined;
  readonly knownHost?: KnownHost | undefined;
  /** ProxyJump taken apart; none: the way is direct, or a proxy command of the user's own. */
  readonly jumps?: readonly JumpHop[] | undefined;
  /** -F. */
  readonly configFile?: string | null | undefined;
  readonly windows?: boolean | undefined;
}

/** How ssh is called so that nothing on the way asks anybody or writes anything that stays. */
export interface SafeWay {
  readonly hosts: TemporaryKnownHosts;
  readonly acceptNew: boolean;
  readonly proxyCommand: string | null;
  /** One a jump host, in the order of the way. */
  readonly jumpTraces: readonly string[];
}

/** Copies the known_hosts files of every hop into `folder`, and makes one command of the jump hosts. */
export async function safeWay(input: WayInput, files: Files, folder: string): Promise<SafeWay> {
  const hosts = await copyKnownHosts(files, folder, filesOf(input.config), verifiedKey(input));
  const calls: JumpCall[] = [];
  for (const [index, hop] of (input.jumps ?? []).entries()) {
    const copies = await copyKnownHosts(files, folder, filesOf(hop.config), verifiedKey(hop), `-hop${index}`);
    calls.push({
      host: hop.host,
      user: hop.user,
      port: hop.port,
      traceFile: `${folder}/trace-hop${index}`,
      userKnownHosts: copies.user,
      globalKnownHosts: copies.global,
      acceptNew: acceptsNew(hop),
    });
  }
  const { program, client, configFile = null, windows = false } = input;
  return {
    hosts,
    acceptNew: acceptsNew(input) && (calls.length > 0 || input.config.proxyCommand !== null),
    proxyCommand: calls.length === 0 ? null : jumpCommand(calls, { program, client, configFile, windows }),
    jumpTraces: calls.map(({ traceFile }) => traceFile),
  };
}

function filesOf({ userKnownHostsFiles: user, globalKnownHostsFiles: global }: EffectiveConfig) {
  return { user, global };
}

type Host = Pick<WayInput, 'config' | 'hostKeyBlob' | 'knownHost'>;

/** The key goes into a file of its own only where ssh would ask. */
function verifiedKey({ config, hostKeyBlob, knownHost }: Host): { name: string; blob: Uint8Array } | null {
  if (hostKeyBlob === undefined || knownHost?.kind !== 'unknown' || config.strictHostKeyChecking !== 'ask') return null;
  return { name: config.hostKeyAlias ?? knownHostsName(config.hostname, config.port), blob: hostKeyBlob };
}

/**
 * Where we could not look ourselves, ssh proves the key in the same connection and shows it in its trace. An unknown one
 * goes into a temporary file; a changed one is refused all the same.
 */
function acceptsNew({ config, hostKeyBlob }: Host): boolean {
  return hostKeyBlob === undefined && config.strictHostKeyChecking === 'ask';
}
