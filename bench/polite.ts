import { parseArgs } from 'node:util';
import { canRunLab, installMissing } from '../lab/can-run.ts';
import { readCounters, resetCounters } from '../lab/footprint.ts';
import type { Hub, Ran } from '../lab/hub.ts';
import { product, readOutcome } from '../lab/outcome.ts';
import { prove } from '../lab/run-scenario.ts';
import { breakIt, SkippedScenario, type Stage, setUp } from '../lab/setup.ts';
import { type Guard, guards, type Habit, habits, scenarioOf } from './guards.ts';

// Twenty runs in a row must never make a server block its client. Everything is counted on the server's side.
export const runsInARow = 20;

export interface Politeness {
  readonly id: string;
  readonly state: 'green' | 'red' | 'skipped';
  readonly wrong: readonly string[];
  /** Connections that the server took, by the switch at its cable, and the sum of what whyssh declared. */
  readonly counted: number;
  readonly declared: number;
  /** What the guard's own books say: connections or addresses that it refused. */
  readonly refused: number;
  readonly seconds: number;
}

const addresses = ['10.2.1.2', 'fd00:3::2'];

/** Every guard with every habit, and for each guard the control: a careless client is blocked, so that the check can fail. */
export async function politeness(
  say: (line: string) => void,
  chosen: (id: string) => boolean = () => true,
): Promise<readonly Politeness[]> {
  const results: Politeness[] = [];
  for (const guard of guards) {
    const ways: (Habit | undefined)[] = [undefined, ...habits];
    for (const habit of ways) {
      const id = `polite/${guard.id}/${habit?.id ?? 'control'}`;
      if (!chosen(id)) continue;
      const result = await check(id, guard, habit, say);
      results.push(result);
      say(line(result));
    }
  }
  return results;
}

async function check(
  id: string,
  guard: Guard,
  habit: Habit | undefined,
  say: (line: string) => void,
): Promise<Politeness> {
  const started = performance.now();
  const nothing = { id, wrong: [], counted: 0, declared: 0, refused: 0 };
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  let stage: Stage;
  try {
    stage = await setUp(scenarioOf(guard), say);
  } catch (error) {
    if (!(error instanceof SkippedScenario)) throw error;
    return { ...nothing, state: 'skipped', wrong: [error.message], seconds: seconds() };
  }
  try {
    const trouble = (await prove(stage)) ?? (await breakIt(stage));
    if (trouble !== undefined) return { ...nothing, state: 'red', wrong: [trouble], seconds: seconds() };
    const seen = habit === undefined ? await careless(stage, guard) : await polite(stage, guard, habit);
    return { id, ...seen, state: seen.wrong.length === 0 ? 'green' : 'red', seconds: seconds() };
  } finally {
    await stage.hub.close();
  }
}

type Seen = Pick<Politeness, 'wrong' | 'counted' | 'declared' | 'refused'>;

async function polite(stage: Stage, guard: Guard, habit: Habit): Promise<Seen> {
  const { hub } = stage;
  const wrong: string[] = [];
  let declared = 0;
  const command = [...product('dist/whyssh.cjs'), '--json', ...habit.args].join(' ');
  await resetCounters(hub);
  for (let run = 1; run <= runsInARow; run += 1) {
    const ran = await hub.run('client', command, { user: 'me', seconds: 40 });
    const outcome = readOutcome(ran);
    if ('unreadable' in outcome) wrong.push(`run ${run}: ${outcome.unreadable}`);
    else {
      declared += outcome.connections;
      if (run === 1 && outcome.exit !== habit.exit) wrong.push(`the first run ended with ${outcome.exit}`);
    }
  }
  const { taken: counted } = await readCounters(hub, addresses, stage.port);
  const refused = await refusedBy(hub, guard);
  const login = await plainLogin(hub);
  if (login.code !== 0) wrong.push(`after ${runsInARow} runs the plain login fails: ${login.stderr.trim()}`);
  if (refused > 0) wrong.push(`${guard.id} refused ${refused} times`);
  if (declared !== counted) wrong.push(`whyssh declared ${declared} connections, the switch counted ${counted} taken`);
  return { wrong, counted, declared, refused };
}

/** As many failed logins, without any care. If this does not lead to a block, the check proves nothing. */
async function careless(stage: Stage, guard: Guard): Promise<Seen> {
  const { hub } = stage;
  await resetCounters(hub);
  const attempt = 'ssh -F none -o BatchMode=yes -o ConnectTimeout=2 nosuchuser@server4.lab true';
  // A ban in the middle of a connection leaves it hanging, hence the limit of its own.
  const until = `for n in $(seq ${runsInARow}); do
  case "$(timeout 5 ${attempt} 2>&1)" in *'Permission denied'*) ;; *) break ;; esac
done
! timeout 8 ${plain}`;
  const blocked = await hub.run('client', until, { user: 'me', seconds: 150 });
  const { taken: counted } = await readCounters(hub, addresses, stage.port);
  const refused = await refusedBy(hub, guard);
  const wrong = [
    ...(blocked.code === 0 ? [] : [`${runsInARow} careless attempts did not lead to a block`]),
    ...(refused > 0 ? [] : [`${guard.id} has nothing in its books`]),
  ];
  return { wrong, counted, declared: 0, refused };
}

const plain = 'ssh -F none -o BatchMode=yes -o ConnectTimeout=4 -o LogLevel=ERROR deploy@server4.lab true';

function plainLogin(hub: Hub): Promise<Ran> {
  return hub.run('client', plain, { user: 'me', seconds: 15 });
}

async function refusedBy(hub: Hub, guard: Guard): Promise<number> {
  const { stdout, stderr, code } = await hub.run('server', guard.refused);
  const count = Number(stdout.trim());
  if (code !== 0 || stdout.trim() === '' || !Number.isInteger(count))
    throw new Error(`the books of ${guard.id} cannot be read: ${stdout}${stderr}`);
  return count;
}

function line({ id, state, wrong, counted, declared, refused, seconds }: Politeness): string {
  const mark = { green: 'ok  ', red: 'RED ', skipped: 'skip' }[state];
  const head = `${mark} ${id.padEnd(42)} ${seconds.toFixed(1).padStart(5)} s  connections ${counted} (declared ${declared}), refused ${refused}`;
  return [head, ...wrong.map((one) => `       ${one.replaceAll('\n', '\n       ')}`)].join('\n');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  const able = canRunLab();
  if (!able.can) {
    say(`the footprint check cannot run here: ${able.why}`);
    process.exitCode = 2;
  } else {
    installMissing(say);
    const results = await politeness(say, (id) => id.includes(values.only));
    process.exitCode = results.some(({ state }) => state === 'red') ? 1 : 0;
  }
}
