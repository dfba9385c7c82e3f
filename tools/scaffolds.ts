/** What a new file of each kind begins as. Pure: the id in, paths and texts out. */
export type Files = { readonly [path: string]: string };

export const scaffolds: { readonly [kind: string]: (id: string) => Files } = {
  cause,
  probe,
  collector,
  step,
  reporter,
  scenario,
};

function cause(name: string): Files {
  const base = `src/causes/${name}`;
  return {
    [`${base}.ts`]: `import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const refused = fact('tcp.connect').kind('refused', 'port {port} refuses the connection');

export default defineCause({
  id: '${name}',
  title: 'Say what is wrong, as a statement.',
  layer: 'H',
  frequency: 'occasional',
  signs: [{ when: refused, weight: 'medium' }],
  lookAlikes: [],
  fix: [{ where: 'server', system: 'linux', does: 'Say what to do, beginning with a verb:', run: 'command' }],
  source: ['lab'],
});
`,
    ...Object.fromEntries(
      (['fires', 'silent', 'cannot-tell'] as const).map((sort) => [
        `${base}.cases/${sort}-example.json`,
        `${JSON.stringify(exampleCase(sort), null, 2)}\n`,
      ]),
    ),
  };
}

function exampleCase(sort: 'fires' | 'silent' | 'cannot-tell') {
  const values = {
    fires: { kind: 'refused', afterMs: 3, icmp: null },
    silent: { kind: 'open', rttMs: 3 },
    'cannot-tell': { kind: 'silent', waitedMs: 3000 },
  };
  return {
    from: 'written',
    about: 'Say what the case shows.',
    facts: [{ key: 'tcp.connect', address: '192.0.2.7', port: 22, value: values[sort] }],
    expect: { verdict: sort === 'fires' ? 'possible' : 'cannot-tell', first: sort === 'fires' },
  };
}

function probe(name: string): Files {
  return {
    [`src/probes/net/${name}.ts`]: `import { known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';

/** Say what it looks at, and what it sends. What the network does is a result, not an error. */
export const ${camel(name)} = defineProbe({
  id: '${name}',
  stage: 'connect',
  gives: ['address.ping'],
  footprint: { connections: 0, authAttempts: 0 },
  withinMs: 1_000,
  async run(_input: { readonly address: string }, _ports: Pick<Ports, 'clock'>) {
    return [{ facts: { 'address.ping': known({ answers: null, rttMs: null }) } }];
  },
});
`,
  };
}

function reporter(name: string): Files {
  return {
    [`src/report/${name}.ts`]: `import { visibleText } from '../contract/quoted.ts';
import type { Report } from '../contract/report.ts';

/** Say whom this form is for. Every text that may be foreign goes through visibleText. */
export function ${camel(name)}Report(report: Report): string {
  return report.first.map(({ id, title }) => id + ' ' + visibleText(title)).join('\\n');
}
`,
  };
}

function scenario(name: string): Files {
  return {
    [`lab/scenarios/${name}.ts`]: `import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: '${name}',
  world: 'one-server',
  fault: { on: 'server', kind: 'service.stop' },
  expect: { first: '${name}', verdict: 'proven' },
});
`,
  };
}

function collector(name: string): Files {
  return {
    [`src/collectors/server/${name}.sh`]: `# Say what it reads. POSIX sh; changes nothing; a tool that is missing is a gap, never an error.
if has df; then
  emit space "$(within 3 df -P -k / 2>/dev/null | tail -n 1)"
fi
`,
    [`src/collectors/server/${name}.ts`]: `import { absent } from '../../contract/fact.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Say which facts it gives. Put it into the list in inside.ts, then \`npm run registry\`. */
export const server${camel(`-${name}`)} = defineCollector({
  id: 'server-${name}',
  section: '${name}',
  gives: ['server.ban'],
  read({ own }) {
    return { facts: { 'server.ban': absent({ kind: 'unsupported', why: why(own) }) } };
  },
});

/** What the server says is foreign text: parse it strictly, and bound its length. */
function why(own: Section): string {
  return own.one('space') === undefined ? 'df is not there' : 'not read yet';
}
`,
  };
}

function step(name: string): Files {
  return {
    [`src/fix/steps/${name}.ts`]: `import type { FixPlace, FixStep } from '../../contract/fix.ts';
import type { PlaceSeen } from '../place.ts';
import { Declined } from '../scene.ts';

/** Say what it changes: the least that helps. Throws Declined where it must not. */
export function ${camel(name)}(where: FixPlace, path: string, seen: PlaceSeen): FixStep {
  const file = seen.file(path);
  if (!('mode' in file)) throw new Declined(path + ' cannot be looked at.');
  return {
    kind: '${name}',
    where,
    title: 'Say what happens, with the name of the file.',
    grade: 'reversible',
    operations: [{ kind: 'mode', path, mode: '600', before: file.mode }],
  };
}
`,
  };
}

function camel(name: string): string {
  return name.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
}
