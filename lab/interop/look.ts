import type { Hub } from '../hub.ts';

/** What one run of whyssh, held to one algorithm, came to. */
export type Look = { readonly kind: 'verified' } | { readonly kind: 'failed'; readonly says: string };

/** What a server offers, and what this client's lists know. */
export interface Offered {
  readonly banner: string;
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
}

interface Answer {
  readonly first?: readonly { readonly id: string }[];
  readonly observations?: readonly {
    readonly facts: readonly { readonly key: string; readonly fact: { readonly value?: unknown } }[];
  }[];
}

const product = '/opt/node/bin/node /opt/whyssh/dist/whyssh.cjs';
const target = 'deploy@server4.lab';
const stateFolder = '/tmp/interop-state';
/** No methods: they mark an extension, a strict key exchange or a guess (RFC 8308, OpenSSH PROTOCOL 1.10, Dropbear). */
const marks = /^(?:ext-info-|kex-strict-|kexguess2@)/u;

/** Asks the server for its lists, by a first look with the client's own. */
export async function offered(hub: Hub): Promise<Offered | undefined> {
  const answer = await examine(hub, '');
  const theirs = valueOf(answer, 'kex.theirs') as { kex: string[]; hostKey: string[] } | undefined;
  const banner = valueOf(answer, 'banner.read') as { line?: { quoted: string } } | undefined;
  if (theirs === undefined) return undefined;
  return {
    banner: banner?.line?.quoted ?? '',
    kex: theirs.kex.filter((name) => !marks.test(name)),
    hostKey: theirs.hostKey,
  };
}

/** Names that the client's ssh knows, whether or not it offers them by itself. */
export async function clientKnows(hub: Hub, what: 'kex' | 'HostKeyAlgorithms'): Promise<readonly string[]> {
  return (await hub.run('client', `ssh -Q ${what}`, { user: 'me' })).stdout.trim().split('\n');
}

/** A whole key exchange by this one method, with the host key's signature checked. */
export async function lookWithKex(hub: Hub, method: string): Promise<Look> {
  const answer = await examine(hub, `-o KexAlgorithms=${method}`);
  const exchange = valueOf(answer, 'kex.exchange') as { kind: string; method?: string } | undefined;
  return verdictOf(answer, exchange?.kind === 'done' && exchange.method === method);
}

/** A whole key exchange with a host key of this one algorithm. */
export async function lookWithHostKey(hub: Hub, algorithm: string): Promise<Look> {
  const answer = await examine(hub, `-o HostKeyAlgorithms=${algorithm}`);
  const match = valueOf(answer, 'kex.match') as { kind: string; hostKey?: string } | undefined;
  return verdictOf(answer, match?.kind === 'agreed' && match.hostKey === algorithm);
}

/** The control: does the user's own ssh get through its key exchange with this option? */
export async function sshGetsThrough(hub: Hub, option: string): Promise<boolean> {
  const command = `ssh -v -o BatchMode=yes -o ConnectTimeout=8 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ${option} ${target} true`;
  const { stderr } = await hub.run('client', command, { user: 'me', seconds: 20 });
  return /SSH2_MSG_NEWKEYS received/u.test(stderr);
}

function verdictOf(answer: Answer | string, asAsked: boolean): Look {
  const key = valueOf(answer, 'hostkey.presented') as { verified?: boolean } | undefined;
  if (asAsked && key?.verified === true) return { kind: 'verified' };
  if (typeof answer === 'string') return { kind: 'failed', says: answer };
  const exchange = valueOf(answer, 'kex.exchange');
  const causes = (answer.first ?? []).map(({ id }) => id).join(', ');
  return { kind: 'failed', says: `${JSON.stringify(exchange ?? 'no exchange')} ${causes}`.trim() };
}

async function examine(hub: Hub, options: string): Promise<Answer | string> {
  const command = `rm -rf ${stateFolder}; ${product} --no-login --no-port-search --json ${options} ${target}`;
  const ran = await hub.run('client', command, { user: 'me', env: { XDG_STATE_HOME: stateFolder }, seconds: 30 });
  try {
    return JSON.parse(ran.stdout) as Answer;
  } catch {
    return `exit ${ran.code}: ${ran.stderr.trim().slice(-200)}`;
  }
}

function valueOf(answer: Answer | string, key: string): unknown {
  if (typeof answer === 'string') return undefined;
  return (answer.observations ?? []).flatMap(({ facts }) => facts).find((fact) => fact.key === key)?.fact.value;
}
