import { confirmedCases } from '../causes/conditions/met.ts';
import { withToldSigns } from '../causes/conditions/told-signs.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Cause } from '../contract/cause.ts';
import type { Explanation, Understood } from '../contract/explanation.ts';
import { type FactRecord, known, type Observation, type Subject } from '../contract/fact.ts';
import { type FactKey, factRegistry } from '../contract/facts/registry.ts';
import type { FactsGiven } from '../contract/probe.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { WordAffinity } from '../diagnose/affinity.ts';
import { rankTold, type ToldWeights } from '../diagnose/told.ts';
import { circumstances, factsOfPaste, type Paste } from './read-paste.ts';
import { toldProvider, toldProviderWords, toldPublished } from './told-provider.ts';

export type { Explanation } from '../contract/explanation.ts';

export interface ExplainOptions {
  /** What the person tells besides. */
  readonly context?: string;
  readonly answers?: readonly string[];
  readonly weights?: ToldWeights;
  /** Confirmed cases of a cause, in place of the catalogue's count. */
  readonly met?: (name: string) => number;
}

const toldCauses = withToldSigns(causes);
let affinity: WordAffinity | undefined;

/** Judges a text with the catalogue of a live run. Touches no network. */
export function explain(paste: Paste, options: ExplainOptions = {}): Explanation {
  const understood = understand(paste);
  const focus: Subject = {
    hop: 0,
    ...(understood.address === null ? {} : { address: understood.address }),
    ...(understood.port === null ? {} : { port: understood.port }),
  };
  const told = [paste.beginning, options.context ?? ''].join('\n');
  const provider = toldProvider(paste, { ...understood, text: told });
  const place = { 'target.provider': known(provider), ...toldPublished(paste, understood.host) };
  const given = [factsOfPaste(paste), ...circumstances(told, options.answers ?? []), place];
  const { met = (name: string) => confirmedCases[name] ?? 0, weights } = options;
  affinity ??= new WordAffinity(toldCauses);
  const ranked = !speaksOfSsh(paste, told)
    ? []
    : rankTold({
        affinity: affinity.of(told),
        observations: given.map((facts, index) => observation(facts, index + 1, focus)),
        causes: toldCauses,
        focus: { hop: 0, address: focus.address, port: focus.port },
        names: {
          host: understood.host,
          address: understood.address ?? understood.host,
          name: understood.host,
          user: understood.user,
          port: understood.port,
        },
        met: ({ id }: Cause) => met(id.slice(id.indexOf('/') + 1)),
        ...(weights === undefined ? {} : { weights }),
      });
  return {
    understood,
    causes: ranked,
    instead: ranked.length > 0 ? null : insteadOf(paste),
    secrets: paste.secrets,
    provider: ranked.length === 0 ? null : toldProviderWords(provider, ranked[0], place['hostkey.published']),
    prove: proving(understood),
  };
}

function observation(facts: FactsGiven, seq: number, subject: Subject): Observation {
  return {
    seq,
    by: 'explain',
    subject,
    atMs: 0,
    tookMs: 0,
    footprint: { connections: 0, authAttempts: 0 },
    facts: Object.entries(withoutSecrets(facts)).map(([key, fact]) =>
      record(key as FactKey, fact as never, seq, subject),
    ),
    evidence: [],
  };
}

function record(key: FactKey, fact: FactRecord['fact'], seq: number, { hop, address, port }: Subject): FactRecord {
  const { about } = factRegistry[key];
  const exact: Subject = {
    hop,
    ...((about === 'address' || about === 'port') && address !== undefined ? { address } : {}),
    ...(about === 'port' && port !== undefined ? { port } : {}),
  };
  return { key, subject: exact, fact, seq };
}

function understand(paste: Paste): Understood {
  const { trace, said } = paste;
  const attempt = trace.attempts.at(-1);
  const plain = destinationIn(paste.beginning);
  const own = said.find(({ by }) => by !== 'openssh' && by !== 'system')?.by;
  const openssh = trace.client !== null || trace.recognised > 0 || said.some(({ by }) => by === 'openssh');
  return {
    program: trace.client === null && own !== undefined ? own : openssh ? 'openssh' : null,
    version: trace.client?.version ?? null,
    stage: trace.recognised > 0 ? trace.stage : null,
    host: trace.target?.host ?? attempt?.host ?? plain.host,
    address: attempt?.address ?? null,
    port: portOf(attempt?.port) ?? trace.target?.port ?? plain.port,
    user: trace.target?.user ?? plain.user,
    spokeLast: trace.lastReceived !== null || trace.remote !== null ? 'server' : trace.recognised > 0 ? 'client' : null,
    lines: paste.lines,
  };
}

/** The destination in lines that ssh prints without `-v`: `connect to host H port P`, `U@H: Permission denied`. */
function destinationIn(text: string): { host: string | null; port: number | null; user: string | null } {
  const connect = /connect to host (\S{1,253}) port (\d{1,5})/u.exec(text);
  const denied = /^([\w.-]{1,64})@([\w.:-]{1,253}): Permission denied/mu.exec(text);
  const closed = /(?:Connection (?:closed|reset) by|Unable to negotiate with) ([0-9a-f.:]{3,45}) port (\d{1,5})/u.exec(
    text,
  );
  const named =
    /(?:Could not resolve hostname|Host key for|authenticity of host) '?\[?([\w.:-]{1,253}?)\]?(?::\d{1,5})?(?: \(|: | has changed|')/u.exec(
      text,
    );
  return {
    host: connect?.[1] ?? denied?.[2] ?? named?.[1] ?? closed?.[1] ?? null,
    port: portOf(connect?.[2] ?? closed?.[2]),
    user: denied?.[1] ?? null,
  };
}

function proving({ host, port, user }: Understood): string | null {
  if (host === null || !/^[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}$/u.test(host)) return null;
  const login = user !== null && /^[A-Za-z0-9._-]{1,64}$/u.test(user) ? `${user}@` : '';
  return `whyssh ${port === null || port === 22 ? '' : `-p ${port} `}${login}${host}`;
}

/** Words that a text about a failed SSH login has at least one of, and others seldom have. */
const ofSsh =
  /ssh|sftp|\bscp\b|rsync|ed25519|vscode|port forward|putty|plink|pscp|winscp|filezilla|dropbear|publickey|authorized_keys|known_hosts|log-?ins?\b|port 22\b|:22\b|\bgit\b|private key|agent|jsch|paramiko|ansible|tunnel|session|remote|host ?key|passwords?\b/iu;
/** Programs whose connection errors read like ssh's: databases, web clients, package managers. */
const ofOthers =
  /\b(?:psql|postgres|mysqld?|mariadb|redis|mongo\w*|kafka|elasticsearch|rabbitmq|npm ERR|yarn|pip3?|apt-get|docker daemon|kubectl|x509|SMTP|LDAP:|IMAP|https?:\/\/(?!\S*ssh))/iu;

/** Whether the text, with what is told of it, speaks of SSH at all. */
function speaksOfSsh(paste: Paste, told: string): boolean {
  if (paste.binary || told.trim() === '') return false;
  const own = paste.trace.recognised > 0 || paste.said.some(({ by, what }) => by !== 'system' && !general.has(what));
  if (own || ofSsh.test(told)) return true;
  return !ofOthers.test(told) && (paste.said.length > 0 || /\bconnect/iu.test(told));
}

/** Sayings that every program with a network connection has. */
const general: ReadonlySet<string> = new Set([
  'connect-refused',
  'connect-timeout',
  'connect-no-route',
  'connect-net-unreachable',
  'name-not-found',
  'name-temporary',
  'reset',
  'broken-pipe',
  'denied',
  'disk-full',
  'log-bind-in-use',
]);

/** What a text without SSH in it looks like, by the beginnings that everybody knows. */
function insteadOf(paste: Paste): string {
  const text = paste.beginning.trim();
  if (text === '') return 'nothing: the text is empty';
  if (paste.binary) return 'a binary file';
  const known: readonly (readonly [RegExp, string])[] = [
    [/^(?:<!DOCTYPE|<html)/iu, 'a web page'],
    [/\b(?:psql|postgres|mysqld?|mariadb|redis|mongo\w*)\b/iu, 'an error of a database client'],
    [/^(?:npm ERR!|yarn error|E: |error: externally-managed)/mu, 'an error of a package manager'],
    [/Traceback \(most recent call last\)/u, 'an error of a Python program'],
    [/^\s*at [\w.$]+\(.*:\d+\)/mu, 'an error of a Java or JavaScript program'],
    [/\bHTTP\/[\d.]+ \d{3}\b|https?:\/\//u, 'an error or an answer of the web'],
    [/^ssh-(?:rsa|ed25519|dss) AAAA/mu, 'a public key'],
    [/^(?:\{|\[)\s*["{[]/u, 'JSON'],
  ];
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? 'ordinary text';
}

function portOf(text: string | undefined): number | null {
  const port = Number(text ?? '');
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}
