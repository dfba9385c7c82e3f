import { absent, type Subject } from '../contract/fact.ts';
import type { EffectiveConfig } from '../contract/facts/config.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import type { JumpHop } from '../probes/net/parts/safe-way.ts';
import { sshLogin } from '../probes/net/ssh-login.ts';
import { sshSession } from '../probes/net/ssh-session.ts';
import type { Examination } from './examination.ts';
import { addressesOf } from './known-hosts-side.ts';

/** What a login may cost at the worst: a failure, which guards count. */
const loginCost = { connections: 1, failedLogins: 1, withoutLogin: 0 };

/** The one login attempt of a run, through the user's own ssh, over the whole route. */
export async function tryLogin(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  hostKeyBlob: Uint8Array | undefined,
  jumps: readonly JumpHop[] = [],
): Promise<void> {
  const { request } = run;
  const used = run.value('address.used', { hop });
  // Behind a jump host or a proxy command nobody here knows the address; the connection costs the first machine.
  const subject = { hop, ...(used === undefined ? {} : { address: used.address }), port: effective.port };
  const address = used?.address ?? run.value('address.used', { hop: 0 })?.address ?? effective.hostname;
  const client = run.value('client.ssh', { hop: 0 });
  const skip = (why: string): void =>
    run.recorder.keep('ssh-login', subject, { facts: { 'login.outcome': absent({ kind: 'not-applicable', why }) } });
  if (!request.login) return skip('--no-login');
  if (client?.kind !== 'openssh') return skip('there is no OpenSSH client to log in with');

  const target = used === undefined ? [effective.hostname] : [];
  const what = withoutSecrets([
    'login',
    effective.user,
    ...target,
    String(effective.port),
    ...request.target.options,
  ]).join(' ');
  const ruling = await run.mayCost(address, loginCost);
  if (ruling.kind === 'over') return recallLogin(run, address, subject, what, ruling.allowedInMs);

  const agent = run.value('client.agent', { hop: 0 });
  const firstSeq = run.nextSeq;
  const way = {
    program: client.path,
    client: { major: client.major, minor: client.minor },
    userOptions: optionsOf(run),
    destination: request.target.host,
    config: effective,
    hostKeyBlob,
    knownHost: run.value('hostkey.known', subject),
    jumps,
    configFile: request.target.configFile,
    windows: run.value('client.system', { hop: 0 })?.platform === 'windows',
  };
  await run.look(
    sshLogin,
    {
      ...way,
      identityFiles: run.value('config.identity-files', { hop }),
      deviceKeysInAgent: agent?.kind === 'answers' && agent.keys.some(({ type }) => type.startsWith('sk-')),
      askForTouch: request.touch,
      waitMs: hangsFirst(run, hop) ? hangsFirstWaitMs : undefined,
      signal: run.signal,
    },
    subject,
  );
  const outcome = run.value('login.outcome', subject)?.kind;
  await run.booked(
    address,
    { connections: 1, failedLogins: outcome === 'accepted' ? 0 : 1, withoutLogin: 0 },
    what,
    firstSeq,
  );
  if (outcome === 'accepted' && request.session) {
    await run.look(sshSession, { ...way, signal: run.signal }, subject);
  }
}

/** Unless it was told another ConnectTimeout, ssh waits for the kernel's minutes at an address that is silent. */
const hangsFirstWaitMs = 6_000;

/** ssh tries an address before the one that works, and hangs there. */
function hangsFirst(run: Examination, hop: number): boolean {
  const used = run.value('address.used', { hop });
  return addressesOf(run, hop)
    .slice(0, used?.index ?? 0)
    .some((address) => run.value('tcp.connect', { hop, address, port: used?.port ?? 0 })?.kind === 'silent');
}

/** ssh's own words again: options as they were typed, and the file of -F. */
function optionsOf(run: Examination): readonly string[] {
  return run.request.target.options;
}

async function recallLogin(
  run: Examination,
  address: string,
  subject: Subject,
  what: string,
  allowedInMs: number,
): Promise<void> {
  const ageMs = await run.recall(address, what, subject);
  const again = `another login is tried from ${Math.ceil(allowedInMs / 1000)} s on (--wait waits for it)`;
  if (ageMs === undefined) {
    run.recorder.keep('ssh-login', subject, {
      facts: {
        'login.outcome': absent({ kind: 'over-budget', why: 'a failed login now could feed a ban', allowedInMs }),
      },
    });
    run.notes.push(`The login was not tried: if it failed it could feed a ban; ${again}.`);
  } else
    run.notes.push(
      `The login shown is the one of ${Math.round(ageMs / 1000)} s ago, since a failed one now could feed a ban; ${again}.`,
    );
}
