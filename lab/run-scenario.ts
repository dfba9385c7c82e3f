import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consoleCommand, openConsole } from './console.ts';
import { fixAndUndo } from './fix-scenario.ts';
import { type Counted, mostClosedPorts, mostConnections, readCounters, resetCounters } from './footprint.ts';
import type { Ran } from './hub.ts';
import { type Outcome, product, readOutcome } from './outcome.ts';
import { allowedFirst, type Release, releaseOf, type Scenario } from './scenario.ts';
import { breakIt, mend, SkippedScenario, type Stage, setUp } from './setup.ts';

export type Layer = 'outside' | 'here' | 'via';

export interface Result {
  readonly id: string;
  readonly state: 'green' | 'red' | 'skipped';
  /** What differs from what the scenario expects; the reason when skipped. */
  readonly wrong: readonly string[];
  readonly counts: boolean;
  /** From where it was asked. */
  /** How the product was asked; a fix counts in no figure of the diagnosis. */
  readonly layer: Layer | 'fix';
  readonly release: Release | null;
  /** There is a cause that can be proven from here: every fault whose expectation does not say less than proven. */
  readonly decidable: boolean;
  readonly healthy: boolean;
  readonly expectsProven: boolean;
  readonly firstRight: boolean;
  readonly provenRight: boolean;
  readonly provenWrong: boolean;
  /** Right, within a group that nothing from outside could separate. */
  readonly inGroup: boolean;
  /** Undecided where a cause could be told. */
  readonly cannotTell: boolean;
  readonly first: Outcome['first'];
  readonly outcome: Outcome | undefined;
  readonly counted: Counted | undefined;
  readonly serverLog: readonly string[];
  readonly productMs: number;
  readonly seconds: number;
  /** Taken or declared connections differ, or are above the bounds. */
  readonly footprintWrong: boolean;
}

export interface RunnerOptions {
  /** A shell line instead of the product; its output is shown, and nothing is judged. */
  readonly command?: string;
  readonly record?: string;
  /** Path in the checkout of the program to judge. */
  readonly program?: string;
  readonly say: (line: string) => void;
}

export async function runScenario(scenario: Scenario, options: RunnerOptions): Promise<Result> {
  const started = performance.now();
  const seconds = () => Math.round(performance.now() - started) / 1000;
  let stage: Stage;
  try {
    stage = await setUp(scenario, options.say);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      ...nothing(scenario),
      state: error instanceof SkippedScenario ? 'skipped' : 'red',
      wrong: [why],
      seconds: seconds(),
    };
  }
  try {
    const trouble = (await prove(stage)) ?? (await breakIt(stage));
    if (trouble !== undefined) return { ...nothing(scenario), state: 'red', wrong: [trouble], seconds: seconds() };
    if (scenario.asked === 'fix' && options.command === undefined) {
      const wrong = await fixAndUndo(stage, options);
      return { ...nothing(scenario), state: wrong.length === 0 ? 'green' : 'red', wrong, seconds: seconds() };
    }
    await resetCounters(stage.hub);
    const rans = await runAll(stage, options);
    const ran = rans.at(-1) as Ran;
    const counted = await readCounters(stage.hub, serverAddresses, stage.port);
    const serverLog = await readLog(stage);
    if (options.command !== undefined) options.say(`${scenario.id}: exit ${ran.code}\n${ran.stdout}${ran.stderr}`);
    if (options.record !== undefined) await keepRecord(stage, options.record);
    const judged =
      options.command === undefined ? judge(scenario, ran) : { ...nothing(scenario), state: 'green' as const };
    const overdrawnBy =
      options.command === undefined
        ? overdrawn(counted, scenario.takenElsewhere === true ? undefined : declared(rans), rans.length)
        : [];
    const wrong = [...judged.wrong, ...overdrawnBy];
    if ((scenario.runs ?? 1) > 1) {
      // Another user of the same server: whatever is wrong for `deploy`, the address must not have been shut out.
      const shutOut = await prove(stage, 'root');
      if (shutOut !== undefined) wrong.push(`after ${scenario.runs} runs ${shutOut}`);
    }
    if (scenario.ends !== undefined) {
      const left = (await mend(stage)) ?? (await prove(stage));
      if (left !== undefined) wrong.push(`not healthy at the end: ${left}`);
    }
    return {
      ...judged,
      state: wrong.length === 0 ? 'green' : 'red',
      wrong,
      counted,
      footprintWrong: overdrawnBy.length > 0,
      serverLog,
      productMs: Math.round(ran.ms),
      seconds: seconds(),
    };
  } finally {
    await stage.hub.close();
  }
}

/** The baseline: the image's own ssh logs in. Gives what it said when it could not. */
export async function prove(stage: Stage, user = 'deploy'): Promise<string | undefined> {
  if (stage.scenario.baseline !== undefined) return undefined;
  const command = `ssh -F none -o BatchMode=yes -o ConnectTimeout=8 -o LogLevel=ERROR -p ${stage.port} ${user}@server.lab true`;
  // A known_hosts line of another port carries the port; the baseline must not depend on it.
  const withPort = stage.port === 22 ? command : command.replace('-p', '-o HostKeyAlias=server.lab -p');
  const ran = await stage.hub.run('client', withPort, { user: 'me', seconds: 15 });
  return ran.code === 0 ? undefined : `the healthy login failed (exit ${ran.code}): ${ran.stderr.trim()}`;
}

export function productCommand(scenario: Scenario, words: readonly string[]): string {
  const agent = scenario.client?.agentKeys ?? [];
  const command = [...words].map(quoted).join(' ');
  return agent.length === 0
    ? command
    : `eval "$(ssh-agent -s)" > /dev/null; for key in ${agent.map((key) => quoted(`/opt/agent-keys/${key}`)).join(' ')}; do ssh-add -q "$key"; done; ${command}`;
}

/** Copies the keys for the agent to a place that the person may read but ssh does not look into. */
export async function agentKeys(stage: Stage): Promise<void> {
  const keys = stage.scenario.client?.agentKeys ?? [];
  if (keys.length === 0) return;
  const copies = keys.map((key) => `install -o me -m 600 /opt/fixtures/client/${key} /opt/agent-keys/${key}`);
  await stage.hub.run('client', `mkdir -p /opt/agent-keys; ${copies.join('; ')}`);
}

async function runProduct(stage: Stage, options: RunnerOptions): Promise<Ran> {
  const { scenario, hub } = stage;
  await agentKeys(stage);
  const args = scenario.client?.args ?? ['deploy@server.lab'];
  const saving = options.record === undefined ? [] : ['--save', recordFile];
  if (scenario.asked === 'here' && options.command === undefined) {
    const words = [...product(options.program), 'here', '--json', ...hereWords(args), ...saving];
    return hub.run('server', words.join(' '), { seconds: 60 });
  }
  const way = scenario.asked === 'via' ? await openConsole(hub) : undefined;
  const told = scenario.client?.addressUntold === true ? [] : ['--from', '10.0.1.2'];
  const inside = way === undefined ? [] : ['--via', consoleCommand, ...told];
  const script =
    options.command ?? productCommand(scenario, [...product(options.program), '--json', ...saving, ...inside, ...args]);
  const ran = hub.run('client', script, {
    user: 'me',
    seconds: 60,
    env: scenario.client?.env ?? {},
    stdin: scenario.client?.stdin ?? '',
  });
  void ran.finally(() => way?.close());
  return ran;
}

/** The user and port that the client asks for, as a person would say them on the server's console. */
export function hereWords(args: readonly string[]): readonly string[] {
  const user = /^(\w+)@/.exec(args.find((word) => word.includes('@')) ?? '')?.[1] ?? 'deploy';
  const port = args.includes('-p') ? (args[args.indexOf('-p') + 1] ?? '22') : '22';
  return ['--user', user, '--port', port, '--from', '10.0.1.2'];
}

const recordFile = '/tmp/whyssh-run.json';
/** Of server and server2, which is the jump host where there is one. */
const serverAddresses = ['10.2.1.2', 'fd00:3::2', '10.2.1.3', 'fd00:3::3'];

async function keepRecord(stage: Stage, folder: string): Promise<void> {
  const { stdout } = await stage.hub.run(stage.scenario.asked === 'here' ? 'server' : 'client', `cat ${recordFile}`);
  const file = join(folder, `${stage.scenario.id.replace('/', '--')}.json`);
  mkdirSync(folder, { recursive: true });
  if (stdout !== '') writeFileSync(file, stdout);
}

async function readLog(stage: Stage): Promise<readonly string[]> {
  const { stdout } = await stage.hub.run(
    'server',
    'if [ -d /run/systemd/system ]; then journalctl -q -t sshd -t sshd-session -o cat -n 40; else tail -n 40 /var/log/auth.log; fi 2>/dev/null',
  );
  return stdout.split('\n').filter((line) => line !== '');
}

/** What the switches counted against the bounds of one run, and against what whyssh says about itself. */
export function overdrawn(counted: Counted, declaredConnections: number | undefined, runs = 1): readonly string[] {
  const wrong: string[] = [];
  if (counted.takenAtOneAddress > mostConnections * runs)
    wrong.push(`${counted.takenAtOneAddress} connections at one address`);
  if (counted.closedPorts.length > mostClosedPorts)
    wrong.push(`touched the closed ports ${counted.closedPorts.join(', ')}`);
  if (declaredConnections !== undefined && counted.taken !== declaredConnections) {
    wrong.push(`the server took ${counted.taken} connections and whyssh declares ${declaredConnections}`);
  }
  return wrong;
}

/** Connections declared by all runs together; unknown when one of them gave no answer. */
function declared(rans: readonly Ran[]): number | undefined {
  const outcomes = rans.map(readOutcome);
  return outcomes.reduce<number | undefined>(
    (sum, one) => (sum === undefined || 'unreadable' in one ? undefined : sum + one.connections),
    0,
  );
}

async function runAll(stage: Stage, options: RunnerOptions): Promise<readonly Ran[]> {
  const rans: Ran[] = [];
  for (let run = 0; run < (stage.scenario.runs ?? 1); run += 1) rans.push(await runProduct(stage, options));
  return rans;
}

/** A file that is no scenario: red, by its name. */
export function unreadable(file: string, why: string): Result {
  return { ...nothing({ id: file, expect: {} }), state: 'red', wrong: [why] };
}

function nothing(scenario: Scenario): Omit<Result, 'state'> {
  return {
    id: scenario.id,
    wrong: [],
    counts: scenario.counts !== false,
    layer: scenario.asked ?? 'outside',
    release: releaseOf(scenario),
    decidable: scenario.expect.first !== undefined && ['proven', undefined].includes(scenario.expect.verdict),
    healthy: scenario.healthy === true,
    expectsProven: scenario.expect.verdict === 'proven',
    firstRight: false,
    provenRight: false,
    provenWrong: false,
    inGroup: false,
    cannotTell: false,
    first: [],
    outcome: undefined,
    counted: undefined,
    serverLog: [],
    productMs: 0,
    seconds: 0,
    footprintWrong: false,
  };
}

/** Compares the product's answer with what the scenario expects. */
export function judge(scenario: Scenario, ran: Ran): Result {
  const read = readOutcome(ran);
  if ('unreadable' in read) return { ...nothing(scenario), state: 'red', wrong: [read.unreadable] };
  const { expect } = scenario;
  const { injected, allowed } = allowedFirst(expect);
  const ids = read.first.map(({ id }) => id);
  const stranger = ids.find((id) => !allowed.includes(id));
  const compares = expect.first !== undefined || scenario.healthy === true;
  const firstRight =
    injected === undefined ? !compares || ids.length === 0 : ids.includes(injected) && stranger === undefined;
  const proven = read.first.filter(({ verdict }) => verdict === 'proven').map(({ id }) => id);
  const never = expect.never ?? [];
  const wronglyProven = [
    ...proven.filter((id) => !allowed.includes(id)),
    ...[...proven, ...read.provenElsewhere].filter((id) => never.includes(id)),
  ];

  const undecided = ids.length === 0 || read.outcome === 'undecided' || read.outcome === 'incomplete';

  const wrong: string[] = [];
  if (!firstRight) wrong.push(`first is ${ids.join(', ') || 'nothing'} instead of ${injected ?? 'nothing'}`);
  for (const id of wronglyProven) wrong.push(`${id} is called proven`);
  for (const id of ids.filter((first) => never.includes(first))) wrong.push(`${id} must never stand first`);
  for (const id of expect.then ?? [])
    if (!read.provenElsewhere.includes(id)) wrong.push(`${id} is not among the further causes`);
  const verdict = read.first.find(({ id }) => id === injected)?.verdict;
  if (firstRight && expect.verdict !== undefined && verdict !== expect.verdict)
    wrong.push(`${injected} is ${verdict} instead of ${expect.verdict}`);
  const refusers = expect.refusedBy === undefined ? [] : [expect.refusedBy].flat();
  if (expect.provider !== undefined && read.provider?.key !== expect.provider)
    wrong.push(`provider ${read.provider?.key ?? 'none'} instead of ${expect.provider}`);
  if (expect.providerSays !== undefined && read.provider?.says.includes(expect.providerSays) !== true)
    wrong.push(`of the provider it says: ${read.provider?.says ?? 'nothing'}`);
  if (refusers.length > 0 && !refusers.includes(read.refusedBy ?? ''))
    wrong.push(`refused by ${read.refusedBy ?? 'nobody'} instead of ${refusers.join(' or ')}`);
  const exit = expect.exit ?? (scenario.healthy === true ? 0 : undefined);
  if (exit !== undefined && read.exit !== exit) wrong.push(`exit ${read.exit} instead of ${exit}`);
  if (expect.outcome !== undefined && read.outcome !== expect.outcome)
    wrong.push(`outcome ${read.outcome} instead of ${expect.outcome}`);
  return {
    ...nothing(scenario),
    state: wrong.length === 0 ? 'green' : 'red',
    wrong,
    firstRight,
    provenRight: firstRight && verdict === 'proven',
    provenWrong: wronglyProven.length > 0,
    inGroup: firstRight && undecided && allowed.length > 1,
    cannotTell: scenario.healthy !== true && compares && undecided && !(firstRight && allowed.length > 1),
    first: read.first,
    outcome: read,
  };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
