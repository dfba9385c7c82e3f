import { confirmedCases } from '../causes/conditions/met.ts';
import { toldProofs, withToldSigns } from '../causes/conditions/told-signs.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Cause } from '../contract/cause.ts';
import type { Explanation } from '../contract/explanation.ts';
import { type FactRecord, known, type Observation, type Subject } from '../contract/fact.ts';
import { type FactKey, factRegistry } from '../contract/facts/registry.ts';
import type { FactsGiven } from '../contract/probe.ts';
import type { Finding } from '../contract/report.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { WordAffinity } from '../diagnose/affinity.ts';
import { rankTold, type ToldWeights } from '../diagnose/told.ts';
import { otherThanSsh, wordsOfSsh } from '../wire/errors/not-ssh.ts';
import { decidingQuestions } from './questions.ts';
import { circumstances, factsOfPaste, type Paste } from './read-paste.ts';
import { toldProvider, toldProviderWords, toldPublished } from './told-provider.ts';
import { proving, understand } from './understood.ts';

export type { Explanation } from '../contract/explanation.ts';

export interface ExplainOptions {
  /** What the person tells besides. */
  readonly context?: string;
  readonly answers?: readonly string[];
  /** Also find what to ask. */
  readonly questions?: boolean;
  readonly weights?: ToldWeights;
  /** Confirmed cases of a cause, in place of the catalogue's count. */
  readonly met?: (name: string) => number;
}

const toldCauses = withToldSigns(causes);
let affinity: WordAffinity | undefined;

/** Judges a text with the catalogue of a live run. Touches no network. */
export function explain(paste: Paste, options: ExplainOptions = {}): Explanation {
  const told = [paste.beginning, options.context ?? ''].join('\n');
  const understood = understand(paste, told);
  const answers = options.answers ?? [];
  const speaks = speaksOfSsh(paste, told);
  const provider = toldProvider(paste, { ...understood, text: told });
  const published = toldPublished(paste, understood.host);
  const place = { 'target.provider': known(provider), ...published };
  const rank = speaks ? ranking(paste, understood, told, place, options) : () => [];
  const causesTold = rank(answers);
  const answered = new Set(answers.map((answer) => answer.split('=', 1)[0]?.replace(/-works$/u, '') ?? ''));
  return {
    understood,
    causes: causesTold,
    questions:
      options.questions === true ? decidingQuestions(causesTold, (answer) => rank([...answers, answer]), answered) : [],
    instead: causesTold.length > 0 ? null : insteadOf(paste),
    secrets: paste.secrets,
    provider:
      causesTold.length === 0 ? null : toldProviderWords(provider, causesTold[0], published['hostkey.published']),
    prove: proving(understood),
  };
}

/** Ranks the catalogue for a text, with the answers given. */
function ranking(
  paste: Paste,
  understood: Explanation['understood'],
  told: string,
  place: FactsGiven,
  { context = '', met = (name: string) => confirmedCases[name] ?? 0, weights }: ExplainOptions,
): (answers: readonly string[]) => readonly Finding[] {
  const focus: Subject = {
    hop: 0,
    ...(understood.address === null ? {} : { address: understood.address }),
    ...(understood.port === null ? {} : { port: understood.port }),
  };
  affinity ??= new WordAffinity(toldCauses);
  const share = affinity.of(told);
  const ownWords = affinity.ownWords([paste.told, context].join('\n'));
  const ofPaste = observation(factsOfPaste(paste), 1, focus);
  const ofPlace = observation(place, 2, focus);
  return (answers) =>
    rankTold({
      affinity: share,
      ownWords,
      observations: [
        ofPaste,
        ofPlace,
        ...circumstances(told, answers).map((facts, index) => observation(facts, index + 3, focus)),
      ],
      causes: toldCauses,
      focus: { hop: 0, address: focus.address, port: focus.port },
      names: {
        host: understood.host,
        address: understood.address ?? understood.host,
        name: understood.host,
        user: understood.user,
        port: understood.port,
      },
      textProof: ({ id }: Cause) => toldProofs[id],
      mixed: understood.runs > 1,
      met: ({ id }: Cause) => met(id.slice(id.indexOf('/') + 1)),
      ...(weights === undefined ? {} : { weights }),
    });
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

/** Whether the text, with what is told of it, speaks of SSH at all. */
function speaksOfSsh(paste: Paste, told: string): boolean {
  if (paste.binary || told.trim() === '') return false;
  if (paste.trace.recognised > 0) return true;
  const words = wordsOfSsh(told);
  if (words === 'only') return true;
  const other = otherThanSsh(told);
  const own = paste.said.some(({ by, what }) => by !== 'system' && by !== 'people' && !general.has(what));
  // Programs in Python or Java, and JSON, may speak of SSH in words that others have too.
  if (other !== undefined) return own && words === 'often' && /Python|Java|JSON|script/u.test(other);
  return own || paste.said.length > 0 || words === 'often';
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

/** What a text without SSH in it looks like. */
function insteadOf(paste: Paste): string {
  const text = paste.beginning.trim();
  if (text === '') return 'nothing: the text is empty';
  if (paste.binary) return 'a binary file';
  return otherThanSsh(text) ?? 'ordinary text';
}
