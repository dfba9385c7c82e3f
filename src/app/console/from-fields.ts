import { absent, known } from '../../contract/fact.ts';
import type { ServerView } from '../../contract/facts/server.ts';
import type { FactsGiven } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import { type ConsoleField, consoleFields, shName } from '../../wire/console/fields.ts';

/**
 * Facts out of the variables of the console script. Fields that it did not have stay undefined, which every condition
 * takes for unknown; a fact without a single one is a gap.
 */
export function factsFromFields(
  values: ReadonlyMap<string, string>,
  view: Omit<ServerView, 'root'>,
  gapWords = 'the code does not carry it',
): FactsGiven {
  const keys = [...new Set(consoleFields.map(({ key }) => key))];
  const facts: { [key: string]: unknown } = {};
  for (const key of keys) {
    const own = consoleFields.filter((field) => field.key === key);
    // Without the uid it is known all the same for whom the look was taken.
    const value = objectOf(own, values) ?? (key === 'server.view' ? { root: null } : undefined);
    facts[key] =
      value === undefined
        ? absent({ kind: 'unsupported', why: gapWords })
        : known(key === 'server.view' ? { ...value, ...view } : value);
  }
  return facts as FactsGiven;
}

function objectOf(fields: readonly ConsoleField[], values: ReadonlyMap<string, string>): object | undefined {
  const of = (field: ConsoleField): string => values.get(shName(field)) ?? '';
  const kind = fields.find(({ path }) => path === 'kind');
  if (kind === undefined ? fields.every((field) => of(field) === '') : of(kind) === '') return undefined;
  const built: { [name: string]: unknown } = {};
  for (const field of fields) {
    const [name = '', inner] = field.path.split('.');
    const value = valueOf(field, of(field));
    if (inner === undefined) built[name] = value;
    else if (value === null && field.type === 'word') built[name] = null;
    else if (built[name] !== null) built[name] = { ...(built[name] as object | undefined), [inner]: value };
  }
  return built;
}

function valueOf({ type, path, stand }: ConsoleField, text: string): unknown {
  if (text === 'null') return null;
  const shown = text === '' ? stand : text;
  switch (type) {
    case 'flag':
      return text === '' ? undefined : text === 'true';
    case 'number':
      return text === '' ? undefined : Number(text);
    case 'numbers':
      return text === '' ? undefined : text === '-' ? [] : text.split(' ').map(Number);
    case 'word':
      return text === '' ? undefined : text;
    case 'text':
      return shown === undefined ? undefined : path === 'text' || path === 'lastLines' ? quote(shown) : shown;
    default:
      return type satisfies never;
  }
}
