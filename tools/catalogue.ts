import type { Case } from '../src/contract/case.ts';
import type { Cause } from '../src/contract/cause.ts';
import type { Condition } from '../src/contract/condition.ts';
import { type FactKey, factRegistry } from '../src/contract/facts/registry.ts';
import { stages } from '../src/contract/stage.ts';

/** The catalogue as it stands on disk, or a broken sample of one. */
export interface Catalogue {
  readonly causes: readonly Cause[];
  /** Ids as causes.md spells them. */
  readonly knownIds: ReadonlySet<string>;
  readonly cases: ReadonlyMap<string, readonly { readonly file: string; readonly stored: Case }[]>;
  /** Files of the cause folders that are neither a cause nor a case of one. */
  readonly strayFiles: readonly string[];
  /** Ids that some lab scenario expects first. */
  readonly scenarioIds: ReadonlySet<string>;
  /** Causes without a scenario, with the reason. */
  readonly withoutScenario: ReadonlyMap<string, string>;
  /** Probes: what they give, and their declared footprint. */
  readonly given: ReadonlySet<FactKey>;
}

/** Everything a machine can check of the catalogue. Each complaint is one sentence that names the thing first. */
export function catalogueComplaints(catalogue: Catalogue): readonly string[] {
  return [
    ...catalogue.strayFiles.map((file) => `${file}: no cause, and no case of one`),
    ...duplicates(catalogue.causes.flatMap(({ id, formerly }) => [id, ...(formerly ?? [])])).map(
      (id) => `${id}: this id is used twice`,
    ),
    ...catalogue.causes.flatMap((cause) => causeComplaints(cause, catalogue).map((says) => `${cause.id}: ${says}`)),
    ...factComplaints(catalogue),
    ...cycles(catalogue.causes).map((id) => `${id}: explains itself, round a circle`),
  ];
}

function causeComplaints(cause: Cause, catalogue: Catalogue): string[] {
  const says: string[] = [];
  const [stage, name] = cause.id.split('/') as [string, string];
  const ids = new Set(catalogue.causes.map(({ id }) => id));
  if (!(stages as readonly string[]).includes(stage)) says.push(`${stage} is no stage`);
  if (!catalogue.knownIds.has(name)) says.push('the id is not one of the catalogue, letter by letter');
  if (!/^[A-X]$/u.test(cause.layer)) says.push(`layer ${cause.layer} is not a letter from A to X`);
  if (!/[.!]$/u.test(cause.title)) says.push('the title is not a sentence');
  if (cause.signs.length === 0 && cause.proof === undefined)
    says.push('nothing could ever raise it: no sign, no proof');
  if (cause.fix.length === 0) says.push('it has no fix, not even whom to ask');
  if (cause.source.length === 0) says.push('it names no source');
  for (const fix of cause.fix) {
    if (!/^\p{Lu}/u.test(fix.does)) says.push(`the fix "${fix.does}" does not begin with a capital verb`);
    const bad = forbidden.find(({ pattern }) => pattern.test(fix.run ?? ''));
    if (bad !== undefined) says.push(`the fix "${fix.run}" ${bad.why}`);
  }
  for (const id of [...(cause.explains ?? []), ...(cause.leadsTo ?? [])]) {
    if (!ids.has(id)) says.push(`names ${id}, which is not in the catalogue`);
  }
  for (const id of cause.explains ?? []) {
    if (stages.indexOf(id.split('/')[0] as never) < stages.indexOf(stage as never))
      says.push(`hides ${id} of an earlier stage`);
  }
  const cases = catalogue.cases.get(cause.id) ?? [];
  for (const kind of ['fires-', 'silent-', 'cannot-tell-']) {
    if (!cases.some(({ file }) => file.startsWith(kind))) says.push(`no case ${kind}*.json`);
  }
  if (!catalogue.scenarioIds.has(cause.id) && !catalogue.withoutScenario.has(cause.id))
    says.push('no lab scenario and no reason for none');
  return says;
}

/** What a fix must never say (product.md, "What it must never do"). */
const forbidden: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /StrictHostKeyChecking[= ](?:no|off)/iu, why: 'switches host key checking off' },
  { pattern: /chmod\s+(?:-R\s+)?0?777/u, why: 'opens files to everybody' },
  { pattern: /(?:iptables|ip6tables)\s+(?:-\w+\s+\w+\s+)*-F\b|nft\s+flush\s+ruleset/u, why: 'flushes rules' },
  {
    pattern:
      /ufw\s+disable|systemctl\s+(?:stop|disable)\s+(?:--now\s+)?(?:firewalld|nftables|iptables)|setenforce\s+0/u,
    why: 'disables a guard',
  },
  { pattern: /PermitRootLogin[= ]yes/iu, why: 'permits root passwords' },
];

/** Every fact that a cause reads has a producer. */
function factComplaints({ causes, given }: Catalogue): string[] {
  const read = new Map<FactKey, string>();
  for (const cause of causes) {
    for (const condition of conditionsOf(cause)) for (const key of keys(condition)) read.set(key, cause.id);
  }
  return [...read].flatMap(([key, id]) => {
    if (!(key in factRegistry)) return [`${id}: reads ${key}, which is not registered`];
    return given.has(key) || key.startsWith('server.') || key.startsWith('told.')
      ? []
      : [`${key}: ${id} reads it, nothing gives it`];
  });
}

function conditionsOf(cause: Cause): readonly Condition[] {
  return [
    ...cause.signs.map(({ when }) => when),
    ...(cause.proof ? [cause.proof] : []),
    ...(cause.ruledOutBy ? [cause.ruledOutBy] : []),
  ];
}

function keys(condition: Condition): readonly FactKey[] {
  switch (condition.op) {
    case 'test':
      return condition.test.is === 'sameAs' ? [condition.key, condition.test.key] : [condition.key];
    case 'element':
      return [condition.key];
    case 'all':
    case 'any':
      return condition.of.flatMap(keys);
    default:
      return keys(condition.of);
  }
}

function duplicates(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function cycles(causes: readonly Cause[]): readonly string[] {
  const explains = new Map<string, readonly string[]>(causes.map(({ id, explains: list }) => [id, list ?? []]));
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (explains.get(from) ?? []).some(
      (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
    );
  return causes.map(({ id }) => id).filter((id) => reaches(id, id, new Set()));
}
