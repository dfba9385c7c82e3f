import { absent, type Evidence, type Fact, known } from '../../contract/fact.ts';
import type { ConfigCheck, ConfigFacts, EffectiveConfig } from '../../contract/facts/config.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import { withoutSecrets } from '../../contract/secrets.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunResult } from '../../ports/process.ts';
import { parseSshG, type SshG } from '../../wire/config/ssh-g.ts';
import type { ConfigRequest, ResolvedConfig } from '../../wire/config/world.ts';
import { bindState } from './parts/bind-state.ts';
import { configPlaces, filesRead, type OwnReading, readOwnConfig } from './parts/config-files.ts';
import { decidedBy, pinsOf } from './parts/config-origins.ts';
import { effectiveConfig, offerOf } from './parts/effective-config.ts';
import { expandPath, pathTokens } from './parts/expand-path.ts';
import { costsNothing } from './parts/footprint.ts';
import { knownElsewhere } from './parts/known-keywords.ts';
import { optionSettings } from './parts/option-settings.ts';
import { completeOwn } from './parts/own-defaults.ts';
import { proxyRoute } from './parts/proxy-route.ts';
import { sshComplaint } from './parts/ssh-complaint.ts';
import { textOf } from './parts/text.ts';
import { brokenClient, noUserEntry } from './parts/version-line.ts';

export interface SshConfigInput {
  /** The host as typed, an alias perhaps. */
  readonly host: string;
  /** From `user@host`, an address or a word of ProxyJump. */
  readonly user: string | null;
  readonly port: number | null;
  /** ssh's own option words that concern the connection, one value a word. */
  readonly connectionOptions: readonly string[];
  /** -F. */
  readonly configFile: string | null;
  /** Takes the first line of `ssh -v`, which is what `ssh -V` says: one start of ssh less. */
  readonly heard?: { versionLine?: string } | undefined;
}

type ConfigPorts = Pick<Ports, 'files' | 'processes' | 'system'>;

/** `ssh -G` takes 5 ms; a Match exec of the user's runs inside it. */
const askWithinMs = 4_000;
const outputMaxBytes = 256 * 1024;

/**
 * What the client will do for this host, asked of ssh itself (`ssh -G`), and which line of which file says so, by our own
 * parser. Without an ssh program our parser answers both. Runs what ssh runs to know its configuration (Match exec), and
 * nothing else.
 */
export const sshConfig = defineProbe({
  id: 'ssh-config',
  stage: 'client',
  gives: [
    'config.check',
    'config.effective',
    'config.origins',
    'config.alias',
    'config.proxy',
    'config.bind',
    'config.missing-files',
    'config.pins',
    'kex.ours',
  ],
  footprint: costsNothing,
  withinMs: 5_000,
  async run(input: SshConfigInput, ports: ConfigPorts): Promise<readonly Seen[]> {
    if (!fitForSsh(input.host) || (input.user !== null && !fitForSsh(input.user))) {
      const gap = absent({ kind: 'not-applicable', why: 'such a name is never handed to ssh' });
      return [{ facts: { 'config.check': gap, 'config.effective': gap } }];
    }
    const options = allOptions(input);
    const asking = askSsh(options, input.host, ports); // first: it takes longest
    const places = await configPlaces(ports);
    const request = (system: string): ConfigRequest => ({
      host: input.host,
      commandLine: optionSettings(options),
      files: filesRead(input.configFile, { ...places, system }),
    });
    const [asked, firstReading] = await Promise.all([asking, readOwnConfig(request(places.system), ports)]);
    if (input.heard !== undefined && asked.versionLine !== undefined) input.heard.versionLine = asked.versionLine;
    // Homebrew's and others' builds read another system file than the system's own ssh.
    const elsewhere = input.configFile === null && asked.systemFile !== undefined && asked.systemFile !== places.system;
    const own = elsewhere ? await readOwnConfig(request(asked.systemFile ?? places.system), ports) : firstReading;
    return [await judge(input, options, asked, own, ports)];
  },
});

/** A name with a leading dash could be taken for an option; control characters have no place in one. */
function fitForSsh(name: string): boolean {
  return name !== '' && !name.startsWith('-') && !/\p{Cc}/u.test(name);
}

function allOptions({ connectionOptions, user, port }: SshConfigInput): readonly string[] {
  const has = (letter: string) => connectionOptions.includes(letter);
  return [
    ...connectionOptions,
    ...(user === null || has('-l') ? [] : ['-l', user]),
    ...(port === null || has('-p') ? [] : ['-p', String(port)]),
  ];
}

interface Asked {
  readonly values: SshG | undefined;
  /** Undefined: there is no ssh that could be asked. */
  readonly check: Fact<ConfigCheck> | undefined;
  readonly systemFile: string | undefined;
  readonly versionLine?: string | undefined;
  readonly evidence: readonly Evidence[];
}

async function askSsh(options: readonly string[], host: string, ports: ConfigPorts): Promise<Asked> {
  // -v names the files that are read; it changes nothing but the log level.
  const args = ['-v', '-G', ...options, '--', host];
  const result = await ports.processes.run({ program: 'ssh', args, timeoutMs: askWithinMs, maxBytes: outputMaxBytes });
  const none = { values: undefined, systemFile: undefined, evidence: [] };
  if (result.kind === 'not-found' || result.kind === 'failed') return { ...none, check: undefined };
  const stderr = textOf(result.stderr);
  const files = [...stderr.matchAll(/^debug1: Reading configuration data ([^\r\n]+)/gm)].map((match) => match[1] ?? '');
  const systemFile = files.find((file) => /[\\/]ssh_config$/.test(file) && !/[\\/]\.ssh[\\/]/.test(file));
  const versionLine = /^OpenSSH_[^\r\n]*/m.exec(stderr)?.[0];
  const stdout = textOf(result.stdout);
  const evidence: Evidence[] = [
    { what: ['ssh', ...withoutSecrets(args)].join(' '), text: quote(withoutSecrets(stdout)) },
    ...files.map((file): Evidence => ({ what: 'configuration read by ssh', text: quote(file) })),
  ];
  if (result.kind === 'exited' && result.code === 0) {
    return { values: parseSshG(stdout), check: known({ kind: 'ok' }), systemFile, versionLine, evidence };
  }
  const said: Evidence = { what: 'ssh -G says', text: quote(withoutDebug(stderr)) };
  return { values: undefined, check: await refusal(result, stderr, ports), systemFile, versionLine, evidence: [said] };
}

function withoutDebug(stderr: string): string {
  return stderr.replace(/^(debug\d: |OpenSSH_)[^\n]*\n?/gm, '');
}

async function refusal(result: RunResult, stderr: string, ports: ConfigPorts): Promise<Fact<ConfigCheck> | undefined> {
  if (result.kind === 'timed-out') {
    return absent({ kind: 'timed-out', stage: 'client', limitMs: result.limitMs, lastHeard: 'ssh -G' });
  }
  // Older than 6.8, or another program under the name of ssh: it cannot be asked.
  if (/(unknown|illegal|invalid) option -- '?G|Dropbear|plink/i.test(stderr)) return undefined;
  if (brokenClient(withoutDebug(stderr)) !== 'unknown' || noUserEntry(stderr)) {
    return absent({ kind: 'not-applicable', why: 'ssh ends before it reads its configuration' });
  }
  const complaint = sshComplaint(stderr, result.kind === 'exited' ? result.code : null);
  if (complaint.kind !== 'bad-permissions') return known(complaint);
  return known(await permissionsOf(complaint.file, ports));
}

async function permissionsOf(file: string, { files }: ConfigPorts): Promise<ConfigCheck> {
  const found = await files.stat(file);
  const stat = found.kind === 'stat' ? found.stat : undefined;
  return { kind: 'bad-permissions', file, mode: stat?.mode ?? null, owner: stat?.uid ?? null };
}

async function judge(
  input: SshConfigInput,
  options: readonly string[],
  asked: Asked,
  own: OwnReading,
  ports: ConfigPorts,
): Promise<Seen> {
  const { resolved } = own;
  const effective =
    asked.values === undefined
      ? effectiveConfig(await completeOwn(resolved, input.host, ports), 'own-parser')
      : effectiveConfig(asked.values, 'ssh -G');
  const undecided = asked.values !== undefined && resolved.notEvaluated.length > 0;
  const withoutFiles = options.filter((word, index) => word !== '-F' && options[index - 1] !== '-F');
  const [defaults, proxy, missing, interfaces, { home }] = await Promise.all([
    undecided ? askSsh(['-F', 'none', ...withoutFiles], input.host, ports) : undefined,
    proxyRoute(effective, ports),
    missingFiles(input, effective, resolved, ports),
    effective.bindAddress === null && effective.bindInterface === null ? [] : ports.system.interfaces(),
    ports.system.user(),
  ]);
  const compress = ['yes', 'true'].includes(
    asked.values?.get('compression')?.[0] ?? ownText(resolved, 'compression') ?? '',
  );
  const alias = { asked: input.host, hostname: effective.hostname };
  const ran = resolved.notEvaluated.filter(({ what }) => what === 'match-exec' && asked.values !== undefined);
  return {
    facts: {
      'config.check': await checkOf(asked, own, ports),
      'config.effective': known(effective),
      'config.origins': known(decidedBy(resolved, asked.values, defaults?.values, home ?? '')),
      'config.alias': known({ ...alias, isAlias: alias.hostname.toLowerCase() !== alias.asked.toLowerCase() }),
      'config.proxy': proxy,
      'config.bind': bindState(effective, interfaces),
      'config.missing-files': known(missing),
      'config.pins': known(pinsOf(resolved)),
      'kex.ours': known(offerOf(effective, compress)),
    },
    evidence: [
      ...asked.evidence,
      ...ran.map(({ text }): Evidence => ({ what: 'Match exec run by ssh', text: quote(text) })),
    ],
  };
}

function ownText(resolved: ResolvedConfig, keyword: string): string | undefined {
  return resolved.values.get(keyword)?.[0]?.value;
}

async function checkOf(
  asked: Asked,
  { resolved, unreadable }: OwnReading,
  ports: ConfigPorts,
): Promise<Fact<ConfigCheck>> {
  if (asked.check !== undefined && !(asked.check.known && asked.check.value.kind === 'ok')) return asked.check;
  const closed = unreadable[0];
  if (closed !== undefined) return known({ kind: 'unreadable', file: closed.file, why: closed.why });
  if (asked.check !== undefined) return asked.check;
  const problem = resolved.problems[0];
  if (problem === undefined) return known(await ownPermissions(resolved, ports));
  const { file, line, option, whole: text } = problem;
  if (problem.kind === 'unreadable') return known({ kind: 'unreadable', file, why: problem.text.quoted });
  const elsewhere = problem.kind === 'bad-option' && option !== null && knownElsewhere(option);
  return known(
    elsewhere ? { kind: 'unsupported-option', file, line, option, text } : { kind: 'syntax', file, line, text },
  );
}

/** readconf.c SSHCONF_CHECKPERM: only ~/.ssh/config and what it includes are judged, by owner and by who may write. */
async function ownPermissions(resolved: ResolvedConfig, ports: ConfigPorts): Promise<ConfigCheck> {
  const { uid, home } = await ports.system.user();
  const own = resolved.filesRead.filter((file) => home !== null && file.startsWith(`${home}/.ssh/`));
  for (const file of uid === null ? [] : own) {
    const found = await ports.files.stat(file);
    if (found.kind !== 'stat') continue;
    const { mode, uid: owner } = found.stat;
    if ((owner !== 0 && owner !== uid) || (mode & 0o022) !== 0) return { kind: 'bad-permissions', file, mode, owner };
  }
  return { kind: 'ok' };
}

type MissingFile = ConfigFacts['config.missing-files'][number];

async function missingFiles(
  input: SshConfigInput,
  effective: EffectiveConfig,
  resolved: ResolvedConfig,
  ports: ConfigPorts,
): Promise<readonly MissingFile[]> {
  const named = ['identityfile', 'certificatefile'].flatMap((keyword) => resolved.values.get(keyword) ?? []);
  const texts = named.map(({ value }) => value);
  const tokens = await pathTokens({ ...effective, originalHost: input.host }, texts, ports);
  const looked = named.map(async ({ value, origin }): Promise<MissingFile | undefined> => {
    const file = value.toLowerCase() === 'none' ? undefined : expandPath(value, tokens, ports.processes.env);
    if (origin.kind === 'default' || file === undefined) return undefined;
    if ((await ports.files.stat(file)).kind !== 'missing') return undefined;
    const at = origin.kind === 'line' ? origin : { file: 'command-line', line: 0 };
    return { file, namedBy: at.file, line: at.line };
  });
  const includes = resolved.emptyIncludes.flatMap(({ file, line, pattern }) =>
    /[*?[]/.test(pattern) ? [] : [{ file: pattern, namedBy: file, line }],
  );
  const files = (await Promise.all(looked)).filter((found) => found !== undefined);
  return [...includes, ...files];
}
