/** `npm run new cause|probe|reporter|scenario <id>`: writes the file, an example case, and nothing else. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

type Files = { readonly [path: string]: string };

const scaffolds: { readonly [kind: string]: (id: string) => Files } = { cause, probe, reporter, scenario };

const [kind = '', id = ''] = process.argv.slice(2);
const scaffold = scaffolds[kind];
if (scaffold === undefined || !/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/u.test(id)) {
  process.stderr.write(`usage: npm run new ${Object.keys(scaffolds).join('|')} <id>\n`);
  process.exitCode = 64;
} else write(scaffold(id));

function write(files: Files): void {
  const there = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (there.length > 0) {
    process.stderr.write(`${there.join(', ')}: already there, nothing written\n`);
    process.exitCode = 1;
    return;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}

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
    [`;
lab / scenarios / $;
{
  name;
}
.ts`]: `
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: '${name}',
  world: 'one-server',
  fault: { on: 'server', kind: 'service.stop' },
  expect: { first: '${name}', verdict: 'proven' },
});
`,
  };
}

function camel(name: string): string {
  return name.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
}
