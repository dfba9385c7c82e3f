import type { Observation } from '../contract/fact.ts';
import type { FactKey, FactTypes } from '../contract/facts/registry.ts';
import { visibleText } from '../contract/quoted.ts';
import type { StageLine, StageState } from '../contract/report.ts';
import type { Stage } from '../contract/stage.ts';
import { type Way, wayOf } from '../diagnose/blocked.ts';
import { FactStore, type Focus } from '../diagnose/store.ts';

/** Reads typed values at one focus. */
interface At {
  readonly focus: Focus;
  readonly value: <K extends FactKey>(key: K) => FactTypes[K] | undefined;
  readonly tookMs: (key: FactKey) => number | null;
}

interface Words {
  readonly label: string;
  readonly says: string;
  readonly tookMs?: number | null;
  readonly state?: StageState;
  /** A file of this machine that the words name. */
  readonly file?: string;
}

/** The checklist of a run under way: only what has passed or failed so far. */
export function checklistSoFar(observations: readonly Observation[]): readonly StageLine[] {
  const facts = new FactStore(observations);
  const took = new Map(observations.map(({ seq, tookMs }) => [seq, tookMs]));
  return stageLines(facts, wayOf(facts, 1), took).filter(({ state }) => state === 'passed' || state === 'failed');
}

/** The checklist: one line a stage, in the words of the facts. */
export function stageLines(facts: FactStore, way: Way, took: ReadonlyMap<number, number>): readonly StageLine[] {
  const lines: StageLine[] = [];
  const blockedIndex = way.stages.findIndex(({ state }) => state === 'failed');
  for (const [index, { stage, state, focus }] of way.stages.entries()) {
    const at = reader(facts, focus, took);
    const words = writers[stage](at);
    const after = blockedIndex !== -1 && index > blockedIndex;
    if (words === undefined) {
      if (stage === 'session' || after) continue;
      lines.push({
        stage,
        label: labels[stage],
        state: 'not-looked',
        says: 'not looked at',
        file: null,
        tookMs: null,
        subject: subject(focus),
      });
      continue;
    }
    lines.push({
      stage,
      label: words.label,
      state: words.state ?? (state === 'open' ? 'noted' : state),
      says: visibleText(words.says),
      file: words.file === undefined ? null : { path: words.file, shown: visibleText(shortPath(words.file)) },
      tookMs: words.tookMs ?? null,
      subject: subject(focus),
    });
  }
  return lines;
}

const labels: { readonly [S in Exclude<Stage, 'host'>]: string } = {
  client: 'ssh client',
  resolve: 'name',
  connect: 'port',
  banner: 'server',
  kex: 'encryption',
  hostkey: 'host key',
  auth: 'login',
  session: 'session',
};

const writers: { readonly [S in Exclude<Stage, 'host'>]: (at: At) => Words | undefined } = {
  client: clientWords,
  resolve: resolveWords,
  connect: connectWords,
  banner: bannerWords,
  kex: kexWords,
  hostkey: hostKeyWords,
  auth: loginWords,
  session: sessionWords,
};

function clientWords({ value, tookMs }: At): Words | undefined {
  const client = value('client.ssh');
  if (client === undefined) return undefined;
  const program =
    client.kind === 'openssh'
      ? `OpenSSH ${client.version}`
      : client.kind === 'other'
        ? `${client.program}${client.version === null ? '' : ` ${client.version}`} (no OpenSSH here)`
        : client.kind === 'broken'
          ? `${client.path} does not start`
          : 'there is no ssh program on this machine';
  const origins = value('config.origins') ?? {};
  const decided = ['hostname', 'port', 'user']
    .map((keyword) => ({ keyword, origin: origins[keyword] }))
    .flatMap(({ keyword, origin }) =>
      origin?.kind === 'line'
        ? [`${shortPath(origin.file)} line ${origin.line} sets ${configNames[keyword] ?? keyword}`]
        : [],
    );
  const file = ['hostname', 'port', 'user']
    .map((keyword) => origins[keyword])
    .find((origin) => origin?.kind === 'line');
  const check = value('config.check');
  const trouble =
    check === undefined || check.kind === 'ok'
      ? []
      : [
          check.kind === 'failed'
            ? 'ssh does not accept its configuration'
            : `${shortPath(check.file)} is refused by ssh`,
        ];
  return {
    label: labels.client,
    says: [program, ...decided.slice(0, 2), ...trouble].join(', '),
    ...(file?.kind === 'line' ? { file: file.file } : {}),
    tookMs: tookMs('client.ssh'),
  };
}

const configNames: { readonly [keyword: string]: string } = { hostname: 'HostName', port: 'Port', user: 'User' };

function resolveWords({ value, tookMs }: At): Words | undefined {
  const found = value('name.lookup');
  const asked = value('config.effective')?.hostname ?? value('name.form')?.name ?? 'the name';
  const took = tookMs('name.lookup');
  switch (found?.kind) {
    case undefined:
      return undefined;
    case 'literal':
      return { label: 'address', says: found.address, tookMs: null };
    case 'addresses': {
      const [first, ...more] = found.addresses;
      const hosts = value('name.hosts-file')?.[0];
      const from = hosts === undefined ? '' : ` (${hosts.file} line ${hosts.line})`;
      return {
        label: labels.resolve,
        says: `${asked} is ${first}${more.length === 0 ? '' : ` and ${more.length} more`}${from}`,
        tookMs: took,
      };
    }
    case 'not-found':
      return { label: labels.resolve, says: `${asked} has no address`, tookMs: took };
    case 'temporary-failure':
      return { label: labels.resolve, says: `no answer about ${asked} from the name servers`, tookMs: took };
    case 'no-address-of-family':
      return {
        label: labels.resolve,
        says: `${asked} has no ${found.family === 'inet' ? 'IPv4' : 'IPv6'} address`,
        tookMs: took,
      };
    case 'silent':
      return {
        label: labels.resolve,
        says: `no answer about ${asked} within ${seconds(found.waitedMs)}`,
        tookMs: took,
      };
    case 'failed':
      return { label: labels.resolve, says: `the look-up of ${asked} failed: ${found.code}`, tookMs: took };
    default:
      return found satisfies never;
  }
}

function connectWords({ value, focus, tookMs }: At): Words | undefined {
  const tried = value('tcp.connect');
  const proxy = value('config.proxy');
  const label = `port ${focus.port ?? ''}`.trim();
  if (tried === undefined) {
    const jump = value('login.jump');
    if (jump !== undefined)
      return { label: 'way', says: jump.kind === 'ok' ? 'through the jump host' : jump.text.quoted };
    if (proxy?.kind === 'command')
      return { label: 'proxy', says: proxy.found ? `through ${proxy.program}` : `${proxy.program} is not there` };
    return undefined;
  }
  const who = value('path.refuser');
  const hops = value('path.hops')?.targetHop;
  switch (tried.kind) {
    case 'open':
      return {
        label,
        says: `open at ${focus.address}${hops === undefined || hops === null ? '' : `, ${hops} hops away`}`,
        tookMs: tried.rttMs,
      };
    case 'refused':
      return { label, says: `refused ${byWhom(who, focus)}`, tookMs: tried.afterMs };
    case 'unreachable': {
      const icmp = tried.icmp;
      const said =
        icmp === undefined || icmp === null ? tried.code : `${icmp.name}, says ${icmp.sender ?? 'an unknown machine'}`;
      return { label, says: `not reachable: ${said}`, tookMs: tried.afterMs };
    }
    case 'silent': {
      const last =
        who?.kind === 'nobody' && who.lastAddress !== null
          ? `; the last machine that answered is ${who.lastAddress} at hop ${who.lastHop}`
          : '';
      return { label, says: `no answer within ${seconds(tried.waitedMs)}${last}`, tookMs: null };
    }
    case 'forbidden-here':
      return {
        label,
        says: `this machine itself forbids the connection (${tried.code})`,
        tookMs: tookMs('tcp.connect'),
      };
    case 'failed':
      return { label, says: `the connection fails: ${tried.code}`, tookMs: tookMs('tcp.connect') };
    default:
      return tried satisfies never;
  }
}

function byWhom(who: FactTypes['path.refuser'] | undefined, focus: Focus): string {
  switch (who?.kind) {
    case 'self':
      return who.how === 'loopback' || who.hop === 0
        ? 'by this very machine'
        : `at the host, ${who.hop} hops away: no firewall on the way did it`;
    case 'router':
      return `on the way, at hop ${who.hop}${who.address === null ? '' : ` (${who.address})`}: not by the host`;
    case 'first-hop':
      return `by this machine or the first router${who.address === null ? '' : ` (${who.address})`}`;
    case 'this-machine':
      return 'by this machine itself';
    case 'undetermined':
    case 'nobody':
    case undefined:
      return `by ${focus.address} or a machine on the way: hop unknown`;
    default:
      return who satisfies never;
  }
}

function bannerWords({ value }: At): Words | undefined {
  const read = value('banner.read');
  if (read === undefined) return undefined;
  const label = labels.banner;
  switch (read.kind) {
    case 'ssh':
      return { label, says: read.line.quoted, tookMs: read.afterMs };
    case 'ssh1-only':
      return { label, says: `speaks only SSH version 1: ${read.line.quoted}` };
    case 'limit-text':
      return { label, says: `answers “${read.text.quoted.trim()}” and closes` };
    case 'other-protocol':
      return { label, says: `not SSH: this is ${read.protocol}` };
    case 'tarpit':
      return {
        label,
        says: `sends line after line and never a version: ${read.lines} lines in ${seconds(read.overMs)}`,
      };
    case 'endless':
      return { label, says: `sends ${Math.round(read.bytes / 1024)} KiB and no version line` };
    case 'garbage':
      return { label, says: `what it says is not SSH: ${read.text.quoted.slice(0, 40)}` };
    case 'closed':
      return { label, says: `accepts, ${saidBefore(read.text)} and closes after ${Math.round(read.afterMs)} ms` };
    case 'reset':
      return {
        label,
        says: `accepts${read.text === null ? '' : `, ${saidBefore(read.text)}`} and resets after ${Math.round(read.afterMs)} ms`,
      };
    case 'silent':
      return { label, says: `accepts and says nothing for ${seconds(read.waitedMs)}` };
    default:
      return read satisfies never;
  }
}

/** What a server said that then left, on one line. */
function saidBefore(text: { readonly quoted: string } | null): string {
  const line = text?.quoted.trim().slice(0, 60) ?? '';
  return line === '' ? 'says nothing' : `says “${line}”`;
}

function kexWords({ value }: At): Words | undefined {
  const match = value('kex.match');
  const exchange = value('kex.exchange');
  const label = labels.kex;
  if (match?.kind === 'no-common')
    return { label, says: `nothing in common in ${slotNames[match.slot]}: it offers only ${match.theirs.join(', ')}` };
  switch (exchange?.kind) {
    case undefined:
      return match === undefined ? undefined : { label, says: `${match.kex}, ${match.cipher}` };
    case 'done':
      return {
        label,
        says: `${exchange.method}${match === undefined ? '' : `, ${match.cipher}`}`,
        tookMs: exchange.tookMs,
      };
    case 'silent':
      return { label, says: `hangs: no ${exchange.expecting} within ${seconds(exchange.waitedMs)}` };
    case 'closed':
    case 'reset':
      return { label, says: `the connection is ${exchange.kind} while waiting for ${exchange.expecting}` };
    case 'disconnect':
      return { label, says: `the server says goodbye: ${exchange.text.quoted}` };
    case 'bad-packet':
      return { label, says: `a damaged packet: ${exchange.problem}` };
    case 'bad-signature':
      return { label, says: `the signature of the host key (${exchange.algorithm}) is wrong` };
    case 'failed':
      return { label, says: exchange.problem };
    case 'not-spoken-here':
      return { label, says: `${exchange.method}: left to ssh itself`, state: 'noted' };
    default:
      return exchange satisfies never;
  }
}

const slotNames = {
  kex: 'the key exchange',
  hostKey: 'the host key type',
  cipher: 'the cipher',
  mac: 'the MAC',
  compression: 'the compression',
} as const;

function hostKeyWords({ value }: At): Words | undefined {
  const key = value('hostkey.presented');
  const known = value('hostkey.known');
  const label = labels.hostkey;
  if (key === undefined && known === undefined) return undefined;
  const name = key === undefined ? 'the host key' : `${key.type} ${key.fingerprint}`;
  switch (known?.kind) {
    case undefined:
      return { label, says: name, state: 'noted' };
    case 'match':
      return { label, says: `the known one (${shortPath(known.file)} line ${known.line})`, file: known.file };
    case 'ca-match':
      return {
        label,
        says: `certified by a known authority (${shortPath(known.file)} line ${known.line})`,
        file: known.file,
      };
    case 'unknown':
      return { label, says: `not known yet: ${name}`, state: 'noted' };
    case 'other-type-only':
      return {
        label,
        says: `known with another type only (${shortPath(known.file)} line ${known.line}): ${name}`,
        file: known.file,
        state: 'noted',
      };
    case 'changed':
      return {
        label,
        says: `not the one in ${shortPath(known.file)} line ${known.line}: now ${name}`,
        file: known.file,
      };
    case 'revoked':
      return { label, says: `revoked: ${name}` };
    case 'ca-problem':
      return { label, says: `the host certificate does not count (${known.problem})`, state: 'noted' };
    default:
      return known satisfies never;
  }
}

function loginWords({ value }: At): Words | undefined {
  const login = value('login.outcome');
  const label = labels.auth;
  switch (login?.kind) {
    case undefined:
      return undefined;
    case 'accepted':
      return { label, says: `accepted (${login.method})`, tookMs: login.tookMs };
    case 'denied':
      return { label, says: `refused; the server takes ${login.methods.join(', ') || 'nothing'}` };
    case 'too-many-failures':
      return { label, says: 'refused: too many authentication failures' };
    case 'needs-person':
      return { label, says: `not tried to the end: it needs your ${login.what}`, state: 'noted' };
    case 'disconnected':
      return { label, says: `the server ended it: ${login.text?.quoted ?? `reason ${login.reason}`}` };
    case 'closed':
      return { label, says: `the connection was ${login.reset ? 'reset' : 'closed'} at stage ${login.stage}` };
    case 'hostkey-refused':
      return { label, says: 'not tried: ssh refuses the host key' };
    case 'timed-out':
      return { label, says: `no answer at stage ${login.stage}; last heard: ${login.lastHeard}` };
    case 'not-reached':
      return { label, says: `not reached: ${login.text.quoted}` };
    case 'failed':
      return { label, says: login.text.quoted };
    default:
      return login satisfies never;
  }
}

function sessionWords({ value }: At): Words | undefined {
  const session = value('session.outcome');
  if (session === undefined) return undefined;
  const label = labels.session;
  if (session.kind === 'works') return { label, says: 'a command runs' };
  if (session.kind === 'hangs') return { label, says: `hangs for ${seconds(session.waitedMs)}` };
  return { label, says: session.text.quoted };
}

function reader(facts: FactStore, focus: Focus, took: ReadonlyMap<number, number>): At {
  return {
    focus,
    value: (key) => {
      const found = facts.at(key, focus);
      return found?.fact.known === true ? (found.fact.value as never) : undefined;
    },
    tookMs: (key) => {
      const found = facts.at(key, focus);
      return found === undefined ? null : (took.get(found.seq) ?? null);
    },
  };
}

function subject(focus: Focus): StageLine['subject'] {
  return {
    hop: focus.hop,
    ...(focus.address === undefined ? {} : { address: focus.address }),
    ...(focus.port === undefined ? {} : { port: focus.port }),
  };
}

/** `~` for a home folder: the line stays short and shows no account name. */
function shortPath(path: string): string {
  return path.replace(/^(?:\/home\/[^/]+|\/root|\/Users\/[^/]+)(?=\/)/u, '~');
}

function seconds(ms: number): string {
  return ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`.replace('.0 s', ' s');
}
