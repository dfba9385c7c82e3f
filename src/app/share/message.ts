import type { Observation } from '../../contract/fact.ts';
import type { EffectiveConfig } from '../../contract/facts/config.ts';
import { type FactKey, type FactTypes, factRegistry } from '../../contract/facts/registry.ts';
import type { Keepable, Message, MessageBlock, Reader } from '../../contract/message.ts';
import { jsonText } from '../../contract/quoted.ts';
import type { Finding, Report, StageLine } from '../../contract/report.ts';
import { withoutSecrets } from '../../contract/secrets.ts';
import type { Stage } from '../../contract/stage.ts';
import { buildReport, type RunHead } from '../build-report.ts';
import { privateWords } from './private-words.ts';
import { Redactor } from './redactor.ts';

const fixesAtMost = 4;
const alikeAtMost = 5;
const rivalsAtMost = 8;
/** Public facts in an issue: longer values are lists of algorithms, of which the beginning says enough. */
const valueMaxLength = 300;
/** Before and after the attempt, for the search in a log whose clock may differ. */
const logMarginMs = 120_000;

/** A message on a stored run for one reader. Everything in it has gone through the redactor. */
export function messageOf(
  head: RunHead,
  observations: readonly Observation[],
  reader: Reader,
  keep: ReadonlySet<Keepable>,
): Message {
  const clean = withoutSecrets(head);
  const seen = withoutSecrets(observations);
  const report = buildReport(clean, seen);
  const redactor = new Redactor(privateWords(clean, seen), new Set([...keep, ...neededBy[reader]]));
  const run: Run = { report, observations: seen };
  const drafts = [...writers[reader](run)].filter(({ lines }) => lines.length > 0);
  const subject = redactor.share(subjectLine(report));
  const blocks = drafts.map(
    ({ title, kind, lines }): MessageBlock => ({
      title: redactor.share(title),
      kind,
      lines: lines.map((line) => redactor.share(line)),
    }),
  );
  return { subject, blocks, replaced: redactor.replaced };
}

/** What a reader cannot do without: whose server it is knows its fingerprints anyway. */
const neededBy: { readonly [R in Reader]: readonly Keepable[] } = {
  provider: ['fingerprints'],
  admin: ['fingerprints'],
  issue: [],
};

interface Run {
  readonly report: Report;
  readonly observations: readonly Observation[];
}

interface Draft {
  readonly title: string;
  readonly kind: MessageBlock['kind'];
  readonly lines: readonly string[];
}

const writers: { readonly [R in Reader]: (run: Run) => readonly Draft[] } = {
  provider: (run) => [attempt(run), steps(run), finding(run), pleaseCheck(run)],
  admin: (run) => [attempt(run), steps(run), offered(run), finding(run), inTheLog(run), onTheServer(run)],
  issue: (run) => [attempt(run), steps(run), finding(run), rivals(run), publicFacts(run)],
};

function subjectLine({ blockedAt, outcome, asked }: Report): string {
  const where = `${asked.host}${asked.port === null || asked.port === 22 ? '' : `, port ${asked.port}`}`;
  if (outcome === 'works') return `SSH to ${where} works from here`;
  return blockedAt === null ? `SSH to ${where}` : `SSH to ${where} fails: ${stageWords[blockedAt.stage]}`;
}

const stageWords: { readonly [S in Stage]: string } = {
  client: 'the ssh program on the client cannot start the connection',
  resolve: 'the host name has no address',
  connect: 'no TCP connection comes about',
  banner: 'the port is open, no SSH server answers',
  kex: 'the encryption cannot be agreed on',
  hostkey: 'the host key is not the known one',
  auth: 'the login is refused',
  session: 'the session ends after the login',
  host: 'the machine itself has a fault',
};

function attempt({ report, observations }: Run): Draft {
  const at = reader(observations);
  const client = at('client.ssh');
  const system = at('client.system');
  const config = at('config.effective');
  // Behind a jump host nobody here knows the address of the target.
  const direct = observations.every(({ subject }) => subject.hop === 0);
  const used = direct ? at('address.used') : undefined;
  const user = config?.user ?? report.asked.user;
  const program =
    client?.kind === 'openssh'
      ? `OpenSSH ${client.version}`
      : client?.kind === 'other'
        ? client.program
        : 'no ssh program';
  const where =
    system === undefined
      ? ''
      : ` on ${[system.distribution ?? system.platform, system.version ?? ''].join(' ').trim()}`;
  return {
    title: 'The attempt',
    kind: 'list',
    lines: [
      `When: ${report.startedAt.replace('T', ' ').replace(/(?:\.\d+)?Z$/u, ' UTC')}`,
      `To: host ${report.asked.host}${used === undefined ? '' : `, address ${used.address}`}, port ${config?.port ?? used?.port ?? report.asked.port ?? 22}`,
      ...(user == null ? [] : [`Login name: ${user}`]),
      `From: ${program}${where}; my public address: (please fill in)`,
      ...(report.provider === null ? [] : [`Provider: ${report.provider.name}`]),
      `Tested with: whyssh ${report.whyssh}`,
    ],
  };
}

function steps({ report }: Run): Draft {
  return { title: 'Step by step', kind: 'code', lines: report.stages.map(stageLine) };
}

const states: { readonly [S in StageLine['state']]: string } = {
  passed: 'ok  ',
  failed: 'FAIL',
  noted: 'note',
  skipped: '-   ',
  'not-looked': '-   ',
  'not-reached': '-   ',
};

function stageLine({ state, label, says, tookMs, subject }: StageLine): string {
  const hop = subject.hop === 0 ? '' : ` (hop ${subject.hop + 1})`;
  return `${states[state]} ${label}${hop}: ${says}${tookMs === null ? '' : ` (${Math.round(tookMs)} ms)`}`;
}

function finding({ report }: Run): Draft {
  const { first, outcome, refusedBy } = report;
  const [best] = first;
  const title = 'What was found';
  if (outcome === 'works') return { title, kind: 'list', lines: ['Nothing stands in the way of the login from here.'] };
  if (best === undefined) return { title, kind: 'list', lines: ['What was seen fits no single cause.'] };
  const refused = refusedBy === null ? [] : [`Who refused: ${refusedBy.certain ? '' : 'probably '}${refusedBy.says}`];
  if (first.length > 1) {
    const named = first.slice(0, alikeAtMost).map((one, index) => `${index + 1}. ${one.title}`);
    return {
      title,
      kind: 'list',
      lines: ['From outside these look alike, the most common first:', ...named, ...refused],
    };
  }
  const because = best.why.filter(({ holds }) => holds === 'yes').map(({ says }) => says);
  return {
    title,
    kind: 'list',
    lines: [
      `${best.title} (${best.verdict}, ${best.id})`,
      ...(because.length === 0 ? [] : [`${best.verdict === 'proven' ? 'Proof' : 'Seen'}: ${because.join('; ')}.`]),
      ...refused,
      ...(report.ruledOut.length === 0 ? [] : [`${report.ruledOut.length} other causes were ruled out.`]),
    ],
  };
}

/** What only the provider can see, at each stage. */
const questions: { readonly [S in Stage]?: readonly string[] } = {
  connect: [
    'Does the machine run, and does its SSH server listen on this port?',
    'Does a firewall of yours refuse or drop this port, for everybody or for my address?',
    'Is my address blocked after failed logins, and since when?',
  ],
  banner: [
    'Does the SSH server run, and is it over a limit of connections?',
    'Is my address blocked after failed logins, and since when?',
  ],
  kex: ['Which key exchange methods, ciphers and host key types does the server offer?'],
  hostkey: ['Which host key fingerprints does the server have, and when were they changed?'],
  auth: [
    'Is SSH switched on for my account, and is this its login name?',
    'Which ways to log in does the account have, and is my public key stored there?',
  ],
  session: ['Does the account have a shell, or file transfer only?'],
};

function pleaseCheck({ report }: Run): Draft {
  const stage = report.blockedAt?.stage;
  const own = report.first.flatMap(({ fixes }) =>
    fixes.filter(({ where }) => where === 'provider' || where === 'network').map(({ does }) => does),
  );
  return {
    title: 'Please check',
    kind: 'list',
    lines: [...new Set([...(stage === undefined ? [] : (questions[stage] ?? [])), ...own.slice(0, fixesAtMost)])],
  };
}

/** The keys offered and the answers: fingerprints of public keys, which an administrator finds in authorized_keys. */
function offered({ observations }: Run): Draft {
  const at = reader(observations);
  const methods = at('login.methods');
  return {
    title: 'The login',
    kind: 'list',
    lines: [
      ...(methods === undefined ? [] : [`The server takes: ${methods.join(', ') || 'nothing'}`]),
      ...(at('login.offered-keys') ?? []).map(
        ({ type, fingerprint, answer }) => `Key ${type} ${fingerprint}: ${answer === 'none' ? 'no answer' : answer}`,
      ),
    ],
  };
}

function inTheLog({ report }: Run): Draft {
  const fromMs = Date.parse(report.startedAt);
  const time = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);
  const since = time(fromMs - logMarginMs);
  const until = time(fromMs + report.tookMs + logMarginMs);
  return {
    title: "In the server's log (times in UTC)",
    kind: 'code',
    lines: Number.isNaN(fromMs) ? [] : [`sudo journalctl -u ssh -u sshd --since '${since} UTC' --until '${until} UTC'`],
  };
}

function onTheServer({ report, observations }: Run): Draft {
  const config = reader(observations)('config.effective');
  const looks = report.first
    .slice(0, alikeAtMost)
    .flatMap(({ decidedBy }) => (decidedBy?.where === 'server' ? [decidedBy] : []));
  const fixes = (report.first.length === 1 ? serverFixes(report.first[0]) : []).filter(
    ({ run }) => run === undefined || !looks.some((look) => look.run === run),
  );
  return {
    title: 'On the server, please',
    kind: 'code',
    lines: [
      ...new Set([
        ...looks.flatMap(({ says, run }) => [`# ${says}`, ...(run === undefined ? [] : [run])]),
        ...(report.blockedAt?.stage === 'auth' && config?.user !== undefined ? effectiveForUser(config) : []),
        ...fixes.flatMap(({ does, run }) => [`# if so: ${does}`, ...(run === undefined ? [] : [run])]),
      ]),
    ],
  };
}

function effectiveForUser({ user }: EffectiveConfig): readonly string[] {
  return ['# What sshd decides for this account:', `sudo sshd -T -C user=${user},host=CLIENT,addr=CLIENT`];
}

function serverFixes(best: Finding | undefined): Finding['fixes'] {
  return (best?.fixes ?? []).filter(({ where }) => where === 'server').slice(0, fixesAtMost);
}

function rivals({ report }: Run): Draft {
  const all = [...report.first, ...report.then, ...report.alsoPossible].slice(0, rivalsAtMost);
  return {
    title: 'Causes',
    kind: 'code',
    lines: [
      ...all.map(({ id, verdict, share }) => `${verdict} ${Math.round(share * 100)} % ${id}`),
      `ruled out: ${report.ruledOut.length}`,
    ],
  };
}

/** Facts whose class says that they speak of no person and no place. */
function publicFacts({ observations, report }: Run): Draft {
  const { connections, closedPorts, authAttempts } = report.footprint;
  const lines = observations.flatMap(({ facts }) =>
    facts.flatMap(({ key, fact }) => {
      if (factRegistry[key]?.redaction !== 'public') return [];
      const value = fact.known ? jsonText(fact.value) : `absent: ${fact.gap.kind}`;
      return [`${key} = ${value.length > valueMaxLength ? `${value.slice(0, valueMaxLength)}…` : value}`];
    }),
  );
  return {
    title: 'Facts',
    kind: 'code',
    lines: [
      ...new Set(lines),
      `cost: ${connections} connections, ${closedPorts ?? 0} closed ports, ${authAttempts} login attempts`,
    ],
  };
}

/** The last known value of a fact, of whatever subject: the target comes last. */
function reader(observations: readonly Observation[]): <K extends FactKey>(key: K) => FactTypes[K] | undefined {
  return (key) => {
    const found = observations
      .flatMap(({ facts }) => facts)
      .findLast((record) => record.key === key && record.fact.known && record.subject.contrast === undefined);
    return found?.fact.known === true ? (found.fact.value as never) : undefined;
  };
}
