import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes } from '../../causes/registry.generated.ts';
import type { FactKey } from '../../contract/facts/registry.ts';
import { diagnose } from '../../diagnose/diagnose.ts';
import { decodeCode, encodeCode, hashModulus, hashOf } from '../../wire/console/code.ts';
import { type ConsoleField, consoleFields, shName } from '../../wire/console/fields.ts';
import { judging } from '../check-script.ts';
import { toldCauses } from './catalogue.ts';
import { word } from './compile.ts';
import { factsFromFields } from './from-fields.ts';
import { shells } from './testing/shells.ts';

const numbers = new Map(toldCauses(causes).map(({ cause, number }) => [number, cause.id]));

/** One value of a field as the console could have it. */
function valueOf({ type, carried }: ConsoleField): fc.Arbitrary<string> {
  const words = carried?.as === 'one-of' ? carried.words : [];
  const any = {
    flag: fc.constantFrom('true', 'false'),
    number: fc.constantFrom('0', '1', '2', '7', '1000'),
    numbers: fc.constantFrom('-', '22', '2222', '22 2222'),
    word: fc.constantFrom(...words, 'null', 'postfix'),
    text: fc.constantFrom(...words, 'null', 'error: Address already in use', 'a b'),
  }[type];
  return fc.option(any, { nil: '', freq: 4 });
}
/** Of a union whose kind is not known nothing is known. */
const machine = fc
  .record(Object.fromEntries(consoleFields.map((field) => [shName(field), valueOf(field)])))
  .map((values) => {
    const unions = consoleFields.filter(({ path }) => path === 'kind').map(({ key }) => key);
    const unseen = unions.filter((key) => (values[shName({ key, path: 'kind' })] ?? '') === '');
    return new Map(
      consoleFields.map((field) => {
        const name = shName(field);
        return [name, unseen.includes(field.key) ? '' : (values[name] ?? '')];
      }),
    );
  });
const view = { outside: false, user: 'deploy', from: '192.0.2.9', port: 22 };

/** What the report of `whyssh here` would say of these facts. */
function judgedHere(values: ReadonlyMap<string, string>): { first: string[]; then: string[] } {
  const facts = factsFromFields(values, view);
  const subject = { hop: 0 };
  const observation = {
    seq: 1,
    by: 'server-inside',
    subject,
    atMs: 0,
    tookMs: 0,
    footprint: { connections: 0, authAttempts: 0 },
    facts: Object.entries(facts).map(([key, fact]) => ({ key: key as FactKey, subject, fact, seq: 1 })),
    evidence: [],
  };
  const { first, then } = diagnose([observation as never], causes, { hops: 1, noLogin: false, names: {} });
  const proven = (list: typeof first) =>
    list.filter(({ verdict }) => verdict === 'proven').map(({ id }) => id as string);
  return { first: proven(first), then: proven(then) };
}

/** The judging part of the script alone, once for each of many machines. */
function judgedBySh(shell: readonly string[], machines: readonly ReadonlyMap<string, string>[]) {
  const [facts = '', say = '', words = '', judge = '', code = '', pack = ''] = judging();
  const functions = `${facts.slice(0, facts.indexOf('while IFS= read'))}\n${say}\n${words}`;
  const body = machines.map((values) =>
    [
      '(',
      ...[...values].map(([name, value]) => `${name}=${word(value)}`),
      judge,
      // The head of the code is the machine's own; here it is none.
      code.slice(0, code.indexOf('# Which machine')),
      "code_key_type=2 code_key_bits=703710 code_minute=4711 nl='\n' letters=0 sum=1 number=0 code=",
      'hash_of deploy 1021; code_user=$hash; hash_of 192.0.2.9 251; code_from=$hash; hash_of 22 251; code_port=$hash',
      pack,
      `echo "$first;$also;$code"`,
      ')',
    ].join('\n'),
  );
  const ran = spawnSync(shell[0] ?? '', [...shell.slice(1), '-s'], {
    input: ['LC_ALL=C', functions, ...body, ''].join('\n'),
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 26,
  });
  expect(ran.stderr).toBe('');
  return ran.stdout.trimEnd().split('\n');
}

describe.each(shells())('judging in $name', ({ words }) => {
  it('comes to the same causes and the same code as judging in TypeScript', () => {
    const machines = fc.sample(machine, 150);
    const lines = judgedBySh(words, machines);
    expect(lines).toHaveLength(machines.length);
    let proven = 0;
    for (const [at, values] of machines.entries()) {
      const [first = '', also = '', code] = (lines[at] ?? '').split(';');
      const ids = (list: string) => list.split(' ').flatMap((one) => numbers.get(Number(one)) ?? []);
      const here = judgedHere(values);
      expect({ first: ids(first), then: new Set(ids(also)), values }).toEqual({
        first: here.first,
        then: new Set(here.then),
        values,
      });
      if (here.first.length > 0) proven += 1;
      const head = {
        keyType: 2,
        keyBits: 703_710,
        minute: 4711,
        user: hashOf('deploy', hashModulus.user),
        from: hashOf('192.0.2.9', hashModulus.from),
        port: hashOf('22', hashModulus.port),
      };
      expect(code).toBe(encodeCode(head, values));
      expect(decodeCode(code ?? '')).toMatchObject({ ok: true, head });
    }
    expect(proven).toBeGreaterThan(50);
  });
});
