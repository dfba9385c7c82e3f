import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { causes } from '../src/causes/registry.generated.ts';
import type { Case } from '../src/contract/case.ts';
import type { FactKey } from '../src/contract/facts/registry.ts';
import { stages } from '../src/contract/stage.ts';
import type { Catalogue } from './catalogue.ts';
import { sourceFiles } from './files.ts';

const root = join(import.meta.dirname, '..');

/** Reads the real catalogue: causes, cases, scenarios, probes. */
export function loadCatalogue(): Catalogue {
  const folder = join(root, 'src', 'causes');
  const cases = new Map<string, { file: string; stored: Case }[]>();
  const strayFiles: string[] = [];
  const ids = new Set<string>(causes.map(({ id }) => id));
  const allowedTop = new Set<string>([...stages, 'conditions', 'fixes', 'registry.generated.ts', 'cases.test.ts']);
  strayFiles.push(...readdirSync(folder).filter((name) => !allowedTop.has(name)));
  for (const stage of stages) {
    for (const entry of readdirIfThere(join(folder, stage))) {
      const id = `${stage}/${basename(basename(entry.name, '.ts'), '.cases')}`;
      if (entry.isDirectory() && entry.name.endsWith('.cases') && ids.has(id)) {
        const files = readdirSync(join(folder, stage, entry.name));
        strayFiles.push(
          ...files
            .filter((name) => !/^(?:fires|silent|cannot-tell)-[a-z0-9-]+\.json$/u.test(name))
            .map((name) => `${id}.cases/${name}`),
        );
        cases.set(
          id,
          files
            .filter((name) => name.endsWith('.json'))
            .map((file) => ({ file, stored: readJson(join(folder, stage, entry.name, file)) as Case })),
        );
      } else if (!(entry.isFile() && entry.name.endsWith('.ts') && ids.has(id)))
        strayFiles.push(`${stage}/${entry.name}`);
    }
  }
  return {
    causes,
    cases,
    strayFiles,
    knownIds: new Set(readJson(join(root, 'tools', 'cause-ids.json')) as string[]),
    scenarioIds: scenarioIds(),
    withoutScenario: new Map(
      Object.entries(readJson(join(root, 'lab', 'without-scenario.json')) as { [id: string]: string }),
    ),
    given: givenFacts(),
  };
}

/** Read as text: a scenario names its ids literally, and loading the lab here would be slow. */
function scenarioIds(): ReadonlySet<string> {
  const files = sourceFiles(root, ['lab']).filter(({ path }) => path.startsWith('lab/scenarios/'));
  return new Set(
    files.flatMap(({ text }) =>
      [...text.matchAll(/first:\s*(\[[^\]]*\]|'[^']+')/gu)].flatMap(([, list]) =>
        [...(list ?? '').matchAll(/'([^']+)'/gu)].map((match) => match[1] ?? ''),
      ),
    ),
  );
}

function givenFacts(): ReadonlySet<FactKey> {
  const files = sourceFiles(root, ['src']).filter(
    ({ path }) => path.startsWith('src/probes/') || path.startsWith('src/app/'),
  );
  const texts = files.filter(({ path }) => !path.endsWith('.test.ts')).map(({ text }) => text);
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/'([a-z0-9]+\.[a-z0-9-]+)'/gu)].map((match) => match[1] as FactKey)),
  );
}

function readdirIfThere(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
