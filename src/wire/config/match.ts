import { matchHostname, matchPatternList } from '../files/host-pattern.ts';
import { expandTokens, type Tokens } from './tokens.ts';

/** What a Match line is judged against, at the moment it is read. */
export interface MatchSubject {
  readonly host: string;
  readonly originalHost: string;
  readonly user: string;
  readonly localUser: string;
  readonly finalPass: boolean;
  readonly tag: string;
  readonly command: string;
  readonly sessionType: string;
  readonly version: string | undefined;
  tokens(): Tokens;
  exec(command: string): boolean | undefined;
  inNetwork(networks: string): boolean | undefined;
}

/** `final` stands in the line, and stands there without negation. */
interface AsksForFinal {
  readonly namesFinal: boolean;
  readonly wantsFinal: boolean;
}

export type MatchResult =
  | ({ readonly kind: 'yes' | 'no' } & AsksForFinal)
  /** A criterion could not be decided here. */
  | ({
      readonly kind: 'undecided';
      readonly what: 'match-exec' | 'match-localnetwork' | 'match-version';
      readonly text: string;
    } & AsksForFinal)
  | { readonly kind: 'bad'; readonly text: string };

const valued = ['host', 'originalhost', 'user', 'localuser', 'localnetwork', 'version', 'tagged', 'command', 'exec'];

/** Judges the arguments of a Match line (match_cfg_line in readconf.c). */
export function judgeMatch(args: readonly string[], subject: MatchSubject): MatchResult {
  let result = true;
  let wantsFinal = false;
  let namesFinal = false;
  let undecided: { what: 'match-exec' | 'match-localnetwork' | 'match-version'; text: string } | undefined;
  let attributes = 0;
  for (let i = 0; i < args.length; i++) {
    const whole = args[i] ?? '';
    if (whole.startsWith('#')) break;
    const negated = whole.startsWith('!');
    const word = negated ? whole.slice(1) : whole;
    let name = word.toLowerCase();
    if (name === 'all') {
      const next = args[i + 1];
      if (attributes > 1 || (next !== undefined && next !== '' && !next.startsWith('#'))) {
        return { kind: 'bad', text: `'${whole}' cannot be combined with other Match attributes` };
      }
      if (result && negated) result = false;
      attributes++;
      break;
    }
    attributes++;
    if (name === 'canonical' || name === 'final') {
      if (name === 'final') namesFinal = true;
      if (name === 'final' && !negated) wantsFinal = true;
      if (subject.finalPass === negated) result = false;
      continue;
    }
    let argument: string | undefined;
    const equals = word.indexOf('=');
    if (equals !== -1 && valued.includes(name.slice(0, equals))) {
      argument = word.slice(equals + 1);
      name = name.slice(0, equals);
    } else {
      argument = args[++i];
      if (argument === undefined) return { kind: 'bad', text: `missing argument for Match '${whole}'` };
    }
    const mayBeEmpty = name === 'tagged' || name === 'command';
    if ((argument === '' && !mayBeEmpty) || argument.startsWith('#')) {
      return { kind: 'bad', text: `Missing Match criteria for ${name}` };
    }
    const judged = judgeOne(name, argument, subject, result && undecided === undefined);
    if (judged === 'unsupported') return { kind: 'bad', text: `Unsupported Match attribute ${word}` };
    if (judged === 'skipped') continue;
    if (typeof judged === 'string') undecided ??= { what: judged, text: argument };
    else if (judged === negated) result = false;
  }
  if (attributes === 0) return { kind: 'bad', text: 'One or more attributes required for Match' };
  // One criterion that says no decides, whatever the undecided ones would say.
  if (result && undecided !== undefined) return { kind: 'undecided', ...undecided, namesFinal, wantsFinal };
  return { kind: result ? 'yes' : 'no', namesFinal, wantsFinal };
}

type Judged = boolean | 'unsupported' | 'skipped' | 'match-exec' | 'match-localnetwork' | 'match-version';

function judgeOne(name: string, argument: string, subject: MatchSubject, stillYes: boolean): Judged {
  const list = (text: string): boolean => matchPatternList(text, argument) === 'yes';
  // An empty text matches an empty argument and nothing else.
  const listOrEmpty = (text: string): boolean => (text === '' ? argument === '' : list(text));
  switch (name) {
    case 'host':
      return matchHostname(subject.host, argument) === 'yes';
    case 'originalhost':
      return matchHostname(subject.originalHost, argument) === 'yes';
    case 'user':
      return list(subject.user);
    case 'localuser':
      return list(subject.localUser);
    case 'tagged':
      return listOrEmpty(subject.tag);
    case 'command':
      return listOrEmpty(subject.command);
    case 'sessiontype':
      return list(subject.sessionType);
    case 'version':
      return subject.version === undefined ? 'match-version' : list(subject.version);
    case 'localnetwork':
      return subject.inNetwork(argument) ?? 'match-localnetwork';
    case 'exec': {
      if (!stillYes) return 'skipped'; // ssh does not run it either
      const command = expandTokens(argument, subject.tokens());
      return command.ok ? (subject.exec(command.text) ?? 'match-exec') : 'match-exec';
    }
    default:
      return 'unsupported';
  }
}
