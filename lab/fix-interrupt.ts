/**
 * What an interrupted fix leaves behind: for each boundary inside a change, the client is killed, the connection cut, the
 * program on the server killed, the disk filled, sshd's configuration spoilt by somebody else, or the server loses its
 * power. Then, after the guard's time, the login that worked before must work, and no file may be half written.
 */
import { parseArgs } from 'node:util';
import { canRunLab } from './can-run.ts';
import { consoleCommand, openConsole, type Tamper } from './console.ts';
import { listing } from './fix-scenario.ts';
import type { Hub } from './hub.ts';
import { loadScenarios, ownScenarios, pick } from './load.ts';
import { product } from './outcome.ts';
import type { Scenario } from './scenario.ts';
import { breakIt, type Stage, setUp } from './setup.ts';

const interruptions = ['client', 'connection', 'killed', 'full', 'spoilt', 'power'] as const;
type Interruption = (typeof interruptions)[number];

/** Faults that leave another login working: it is the one that must never be lost. */
const plans: readonly { readonly scenario: string; readonly login: string }[] = [
  { scenario: 'auth/allowusers-deny', login: 'root@server.lab' },
  { scenario: 'auth/strictmodes-home', login: 'root@server.lab' },
  { scenario: 'auth/account-expired', login: 'root@server.lab' },
  { scenario: 'auth/account-locked', login: 'root@server.lab' },
  { scenario: 'auth/shell-missing', login: 'root@server.lab' },
  { scenario: 'auth/nologin-file', login: 'root@server.lab' },
  { scenario: 'session/sftp-missing', login: 'root@server.lab' },
];

interface Injection {
  readonly scenario: string;
  readonly login: string;
  readonly boundary: string;
  readonly interruption: Interruption;
}

/** Seconds after which the server takes an unconfirmed change back, here. */
const guardSeconds = 4;

/** Where the change program says that it is between two parts (src/fix/sh/change.sh). */
const hook = 'out boundary "$1";';
const cutWord = 'whyssh-lab-cut';

/** Small file systems of their own, so that filling them harms nobody else. */
const smallDisks = `mkdir -p /var/lib/whyssh
for disk in /etc /home /var/lib/whyssh; do
  mkdir -p /opt/copy && rm -rf /opt/copy && cp -a $disk /opt/copy && mount -t tmpfs -o size=4m,mode=755 tmpfs $disk && cp -a /opt/copy/. $disk/
done`;

/** What usermod and chage keep for themselves beside the files, and what a boot writes, is none of the fix. */
const ofOthers =
  /\/etc\/(?:shadow-|passwd-|machine-id|resolv\.conf|\.pwd\.lock|\.updated)|^\/etc \d|\/root\/?\S* 700 root:root d/u;

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    interruption: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    program: { type: 'string', default: 'dist/whyssh.cjs' },
  },
});
process.exitCode = await main();

async function main(): Promise<number> {
  const able = canRunLab();
  if (!able.can) {
    process.stdout.write(`the lab cannot run here: ${able.why}\n`);
    return 2;
  }
  const chosen = plans.filter(({ scenario }) => values.only === undefined || scenario.includes(values.only));
  const all: Injection[] = [];
  for (const plan of chosen) {
    const boundaries = await boundariesOf(plan.scenario);
    if (boundaries.length === 0)
      throw new Error(`${plan.scenario}: no boundary was passed, so nothing would be tested`);
    process.stdout.write(`${plan.scenario}: ${boundaries.length} boundaries: ${boundaries.join(', ')}\n`);
    for (const boundary of boundaries)
      for (const interruption of interruptions)
        if (values.interruption === undefined || values.interruption === interruption)
          all.push({ ...plan, boundary, interruption });
  }
  const wanted = values.sample === undefined ? all : sampleOf(all, Number(values.sample), Number(values.seed));
  let bad = 0;
  const queue = [...wanted];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { wrong, state } = await inject(next);
      if (wrong.length > 0) bad += 1;
      const mark = wrong.length === 0 ? 'ok  ' : 'BAD ';
      process.stdout.write(
        `${mark} ${next.scenario} ${next.interruption} at ${next.boundary}: ${state}${wrong.map((one) => `\n       ${one}`).join('')}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
  process.stdout.write(`${wanted.length} interruptions of ${all.length}: ${bad} bad\n`);
  return bad === 0 ? 0 : 1;
}

async function scenarioOf(id: string, booted: boolean): Promise<Scenario> {
  const { scenarios } = await loadScenarios(ownScenarios);
  const [scenario] = pick(scenarios, id);
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  return booted ? { ...scenario, server: { ...scenario.server, boot: true } } : scenario;
}

async function standing(scenario: Scenario): Promise<Stage> {
  const stage = await setUp(scenario, () => undefined);
  const trouble = await breakIt(stage);
  if (trouble === undefined) return stage;
  await stage.hub.close();
  throw new Error(trouble);
}

/** The boundaries that a whole run passes. */
async function boundariesOf(id: string): Promise<readonly string[]> {
  const stage = await standing(await scenarioOf(id, false));
  let heard = '';
  const way = await openConsole(stage.hub, { program: (text) => text, heard: (text) => void (heard += text) });
  try {
    await fix(stage, 60);
    return [...heard.matchAll(/\tboundary\t([0-9a-f]+)\n/gu)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString());
  } finally {
    way.close();
    await stage.hub.close();
  }
}

async function inject({
  scenario,
  login,
  boundary,
  interruption,
}: Injection): Promise<{ wrong: string[]; state: string }> {
  const stage = await standing(await scenarioOf(scenario, interruption === 'power'));
  const { hub } = stage;
  const stopped = new AbortController();
  let way: { readonly close: () => void } | undefined;
  try {
    const before = await trees(hub);
    if (!(await logsIn(hub, login)))
      return { wrong: ['the login that is to survive does not work before'], state: 'not run' };
    if (interruption === 'full') await hub.run('server', smallDisks);
    let reached = false;
    const tamper: Tamper = {
      program: (text) => text.replaceAll(hook, () => `${hook} ${stopAt(boundary, interruption)}`),
      heard: (text, cut) => {
        if (reached || !text.includes(cutWord)) return;
        reached = true;
        if (interruption === 'connection') way?.close();
        if (interruption === 'connection') cut();
        if (interruption === 'client') stopped.abort();
        if (interruption === 'power') stopped.abort();
      },
    };
    way = await openConsole(hub, tamper);
    const running = fix(stage, guardSeconds);
    if (interruption === 'client' || interruption === 'power') {
      await Promise.race([running, aborted(stopped.signal)]);
      await hub.run('client', 'pkill -KILL -u me node; true');
    }
    if (interruption === 'power' && reached) await hub.powerCycle('server');
    await running;
    if (!reached && interruption !== 'full' && interruption !== 'spoilt' && interruption !== 'killed')
      return { wrong: ['the boundary was not reached'], state: 'not run' };
    const wrong: string[] = (await settled(hub)) ? [] : ['something of the change is still under way after 30 s'];
    if (interruption === 'full') await hub.run('server', 'rm -f /etc/fill /home/fill /var/lib/whyssh/fill');
    if (interruption === 'spoilt') await hub.run('server', 'rm -f /etc/ssh/sshd_config.d/zz-spoilt.conf');
    if (!(await logsIn(hub, login))) wrong.push(`LOCKED OUT: ${login} does not get in any more`);
    const after = await trees(hub);
    const differ = differences(before, after);
    const cured = await logsIn(hub, 'deploy@server.lab');
    const state = differ.length === 0 ? 'as before' : cured ? 'fixed' : 'changed';
    if (state === 'changed') wrong.push(`neither as before nor fixed: ${differ.slice(0, 4).join('; ')}`);
    const left = after.filter((line) => /\.(?:new|old) |-guard\.service/u.test(line) && !before.includes(line));
    if (left.length > 0) wrong.push(`left behind: ${left.slice(0, 4).join('; ')}`);
    return { wrong, state };
  } finally {
    way?.close();
    await hub.close();
  }
}

/** Lines put into the change program as it passes. No quote and no percent sign: the program is itself text for printf. */
function stopAt(boundary: string, interruption: Interruption): string {
  const action = {
    client: `echo ${cutWord}; sleep 0.5`,
    connection: `echo ${cutWord}; sleep 0.5`,
    power: `echo ${cutWord}; sleep 20`,
    killed: 'kill -9 $$',
    full: 'for disk in /etc /home /var/lib/whyssh; do cat /dev/zero >$disk/fill 2>/dev/null; done',
    spoilt: 'echo Spoilt yes >/etc/ssh/sshd_config.d/zz-spoilt.conf',
  }[interruption];
  return `[ "$1" != "${boundary}" ] || [ -e /opt/cut ] || { : >/opt/cut; ${action}; };`;
}

async function fix({ hub, scenario }: Stage, guard: number): Promise<void> {
  const words = [
    ...product(values.program),
    'fix',
    '--yes',
    '--json',
    '--guard',
    String(guard),
    '--via',
    `'${consoleCommand}'`,
  ];
  const args = scenario.client?.args ?? ['deploy@server.lab'];
  await hub.run('client', [...words, '--from', '10.0.1.2', ...args].join(' '), { user: 'me', seconds: 90 });
}

/** Nothing of a change is under way any more: no guard waits, no program runs. */
async function settled(hub: Hub): Promise<boolean> {
  const ran = await hub.run(
    'server',
    `cd /var/lib/whyssh/changes 2>/dev/null || exit 0
n=0
while [ "$n" -lt 300 ]; do
  waits=$(ls -d */armed 2>/dev/null; pgrep -f "[c]hanges/.*/run.sh")
  [ -n "$waits" ] || exit 0
  sleep 0.1
  n=$((n + 1))
done
exit 1`,
    { seconds: 50 },
  );
  return ran.code === 0;
}

async function logsIn(hub: Hub, who: string): Promise<boolean> {
  const line = `ssh -F none -o BatchMode=yes -o ConnectTimeout=5 -o ConnectionAttempts=5 -o LogLevel=ERROR ${who} true`;
  return (await hub.run('client', line, { user: 'me', seconds: 40 })).code === 0;
}

async function trees(hub: Hub): Promise<readonly string[]> {
  return (await hub.run('server', listing, { seconds: 30 })).stdout.split('\n');
}

function differences(before: readonly string[], after: readonly string[]): readonly string[] {
  const [then, now] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !now.has(line)).map((line) => `gone: ${line}`),
    ...after.filter((line) => !then.has(line)).map((line) => `new: ${line}`),
  ].filter((line) => !ofOthers.test(line));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The same sample for the same seed. */
function sampleOf<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const list = [...all];
  let state = seed >>> 0 || 1;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list.slice(0, count);
}
