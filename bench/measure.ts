import type { Hub } from '../lab/hub.ts';

/** One program to time. What it answers is checked apart, before anything is timed. */
export interface Timed {
  readonly name: string;
  readonly command: string;
}

/** Milliseconds of each run, by the name of the command. */
export type Times = ReadonlyMap<string, readonly number[]>;

/** Every run of the product begins with an empty state folder: its ledger would answer a second one from the first. */
export const stateFolder = '/tmp/bench-state';
export const rounds = 12;
const runsPerRound = 2;
const warmupRuns = 3;
const resultFile = '/tmp/bench-times.json';

/**
 * Times the commands with hyperfine inside a node, as the person. Rounds of two runs each, so that whatever else the
 * machine does meets all commands alike.
 */
export async function measure(hub: Hub, node: string, commands: readonly Timed[]): Promise<Times> {
  const times = new Map<string, number[]>(commands.map(({ name }) => [name, []]));
  await round(hub, node, commands, warmupRuns);
  for (let at = 0; at < rounds; at += 1) {
    for (const [name, seconds] of await round(hub, node, commands, runsPerRound))
      times.get(name)?.push(...seconds.map((value) => value * 1000));
  }
  return times;
}

async function round(
  hub: Hub,
  node: string,
  commands: readonly Timed[],
  runs: number,
): Promise<readonly (readonly [string, readonly number[]])[]> {
  const options = `-N -i --style none --warmup 0 --runs ${runs} --prepare 'rm -rf ${stateFolder}' --export-json ${resultFile}`;
  const words = commands.map(({ name, command }) => `-n '${name}' '${command}'`);
  const ran = await hub.run(node, `hyperfine ${options} ${words.join(' ')} >&2 && cat ${resultFile}`, {
    user: 'me',
    env: { XDG_STATE_HOME: stateFolder },
    seconds: 300,
  });
  if (ran.code !== 0) throw new Error(`hyperfine ended with ${ran.code}: ${ran.stderr.trim().slice(-800)}`);
  const { results } = JSON.parse(ran.stdout) as { results: { command: string; times: number[] }[] };
  return results.map(({ command, times }) => [command, times] as const);
}

export interface Spread {
  readonly medianMs: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly runs: number;
}

/** The median, and between which values nine of ten runs lie. */
export function spread(valuesMs: readonly number[]): Spread {
  const sorted = [...valuesMs].sort((one, other) => one - other);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? Number.NaN;
    const above = sorted[Math.ceil(place)] ?? Number.NaN;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { medianMs: at(0.5), lowMs: at(0.05), highMs: at(0.95), runs: sorted.length };
}
