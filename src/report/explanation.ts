import type { FixSystem } from '../contract/cause.ts';
import type { Explanation, Secret, Understood } from '../contract/explanation.ts';
import { jsonText, visibleText } from '../contract/quoted.ts';
import type { Finding } from '../contract/report.ts';
import { fittingFixes, systemName } from './fixes.ts';
import { type Look, painted, wrap } from './layout.ts';

/** Causes shown without `--verbose`. */
const shownCauses = 5;
/** Causes in the JSON; those further down have next to nothing speaking for them. */
const jsonCauses = 25;

export interface ExplanationLook extends Look {
  readonly verbose: boolean;
  /** System of this machine. */
  readonly system?: FixSystem;
}

/** For programs: `causes` best first, with the names of the catalogue. Fields are added, never changed. */
export function explanationJson(told: Explanation, system?: FixSystem): string {
  const { causes, understood, instead, secrets, provider, prove, questions } = told;
  return `${jsonText(
    {
      schemaVersion: 1,
      causes: causes.slice(0, jsonCauses).map((cause) => ({
        id: nameOf(cause),
        verdict: cause.verdict,
        why: reasonsOf(cause).join('; '),
        share: cause.share,
        title: cause.title,
        fixes: fixesOf(cause, told, system),
        decidedBy: cause.decidedBy,
      })),
      understood,
      provider,
      questions,
      notSsh: instead,
      secrets,
      prove,
    },
    2,
  )}\n`;
}

/** Fixes for the systems that the text names; else, for the client's side, for this machine. */
function fixesOf(cause: Finding, { understood }: Explanation, system: FixSystem | undefined): Finding['fixes'] {
  const { client, server } = understood.systems;
  return fittingFixes(cause, client ?? system, server ?? undefined);
}

/** For people: what was understood, what is wrong and why, what to do, and what would prove it. */
export function explanationText(told: Explanation, look: ExplanationLook): string {
  const columns = Math.max(40, Math.min(look.columns, 100));
  const lines = [...warnings(told.secrets, look)];
  if (told.causes.length === 0) {
    lines.push(
      ...wrap(`This is not an SSH error that whyssh knows; it looks like ${told.instead ?? 'ordinary text'}.`, columns),
      ...wrap(
        'Paste the lines of the program that failed, best with -v added: ssh -v HOST 2>&1 | whyssh explain',
        columns,
      ),
    );
    return `${lines.join('\n')}\n`;
  }
  lines.push(...understoodLines(told.understood, columns), '');
  const shown = look.verbose ? told.causes : told.causes.slice(0, shownCauses);
  shown.forEach((cause, place) =>
    lines.push(...causeLines(cause, fixesOf(cause, told, look.system), place, columns, look)),
  );
  const left = told.causes.length - shown.length;
  if (left > 0) lines.push(`  ${left} more with less speaking for them: --verbose`, '');
  const { provider } = told;
  if (provider !== null) {
    const where = provider.console === null ? [] : [`Its console in the browser: ${provider.console}.`];
    lines.push(...block('Host', visibleText([...provider.says, ...where].join(' ')), columns), '');
  }
  const deciding = told.causes.slice(0, 3).find(({ decidedBy }) => decidedBy !== null)?.decidedBy;
  if (deciding !== undefined && deciding !== null && told.causes[0]?.verdict !== 'proven')
    lines.push(
      ...block('Tells them apart', deciding.says, columns),
      ...(deciding.run === undefined ? [] : [`    ${deciding.run}`]),
    );
  lines.push(
    ...(told.prove === null
      ? block('To prove it', 'Look for real from the machine that failed:', columns)
      : block('To prove it', 'Run on the machine that failed:', columns)),
    `    ${told.prove ?? 'whyssh [user@]HOST'}`,
  );
  return `${lines.join('\n')}\n`;
}

function nameOf({ id }: Finding): string {
  return id.slice(id.indexOf('/') + 1);
}

function reasonsOf(cause: Finding): readonly string[] {
  return cause.why.filter(({ holds }) => holds === 'yes').map(({ says }) => says);
}

function understoodLines(seen: Understood, columns: number): readonly string[] {
  const parts = [
    seen.program === null ? undefined : `program ${seen.program}${seen.version === null ? '' : ` ${seen.version}`}`,
    seen.server === null ? undefined : `server ${seen.server}`,
    seen.host === null ? undefined : `host ${seen.host}`,
    seen.port === null ? undefined : `port ${seen.port}`,
    seen.user === null ? undefined : `user ${seen.user}`,
    seen.stage === null ? undefined : `got as far as ${seen.stage}`,
    seen.spokeLast === null ? undefined : `the ${seen.spokeLast} spoke last`,
    seen.runs < 2 ? undefined : `${seen.runs} runs of ssh, perhaps mixed: nothing is called proven`,
  ].filter((part) => part !== undefined);
  const text = parts.length === 0 ? 'words only, no line of a known program' : parts.join(', ');
  return block('Understood', visibleText(text), columns);
}

function causeLines(
  cause: Finding,
  fixes: Finding['fixes'],
  place: number,
  columns: number,
  look: ExplanationLook,
): readonly string[] {
  const head = `${place + 1}. ${nameOf(cause)}`;
  const paint = cause.verdict === 'possible' ? 'note' : 'bad';
  const [fix, ...others] = fixes;
  const told = place > 2 && !look.verbose ? [] : look.verbose ? fixes : [fix];
  return [
    `${painted(head, place === 0 ? 'strong' : 'plain', look)}  ${painted(cause.verdict, paint, look)}`,
    ...indented(cause.title, columns),
    ...indented(`Why: ${reasonsOf(cause).join('; ')}.`, columns),
    ...told.flatMap((one) => (one === undefined ? [] : fixLines(one, columns))),
    ...(look.verbose || place > 2 || others.length === 0 || fix?.system === 'any'
      ? []
      : indented(`(${otherSystems(others, fix)} in --verbose)`, columns)),
    '',
  ];
}

function fixLines({ where, system, does, run }: Finding['fixes'][number], columns: number): readonly string[] {
  const place = system === 'any' ? where : `${where}, ${systemName(system)}`;
  return [...indented(`Fix (${place}): ${does}`, columns), ...(run === undefined ? [] : [`       ${run}`])];
}

function otherSystems(others: Finding['fixes'], shown: Finding['fixes'][number] | undefined): string {
  const names = [...new Set(others.map(({ system }) => systemName(system)))].filter(
    (name) => name !== '' && name !== systemName(shown?.system ?? 'any'),
  );
  return names.length === 0 ? 'more' : names.join('; ');
}

function warnings(secrets: readonly Secret[], look: Look): readonly string[] {
  const words: { readonly [S in Secret]: string } = {
    'private-key': 'The text holds a private key. Whoever saw it can log in with it: make a new one.',
    'password-in-command': 'The text holds a password in a command. Change it.',
    'password-in-address': 'The text holds a password in an address. Change it.',
    token: 'The text holds an access token. Revoke it.',
  };
  return secrets.length === 0 ? [] : [...secrets.map((one) => painted(words[one], 'bad', look)), ''];
}

function block(head: string, text: string, columns: number): readonly string[] {
  const [first = '', ...rest] = wrap(text, columns - head.length - 2);
  return [`${head}  ${first}`, ...rest.map((line) => `${' '.repeat(head.length + 2)}${line}`)];
}

function indented(text: string, columns: number): readonly string[] {
  return wrap(text, columns - 5).map((line) => `     ${line}`.slice(0, columns + 5));
}
