import { scriptForConsole } from '../src/app/check-script.ts';
import { toldCauses } from '../src/app/console/catalogue.ts';
import { causes } from '../src/causes/registry.generated.ts';
import { decodeCode } from '../src/wire/console/code.ts';
import type { Hub } from './hub.ts';
import { hereWords, prove } from './run-scenario.ts';
import { allowedFirst, type Scenario } from './scenario.ts';
import { breakIt, SkippedScenario, setUp } from './setup.ts';

/** Longest that check.sh may take on a machine with nothing to wait for. */
export const scriptMaxMs = 2_000;
const screen = { rows: 24, columns: 80 };
const shells = ['sh', 'bash', 'busybox sh'];
const told = new Set(toldCauses(causes).map(({ cause }) => cause.id as string));

/** One run of check.sh on a broken machine, for each shell, as root and as nobody. */
export interface ScriptResult {
  readonly id: string;
  readonly state: 'green' | 'red' | 'skipped';
  readonly wrong: readonly string[];
  /** The cause that the scenario injected; null: none. */
  readonly wanted: string | null;
  /** Whether a console can prove it: its proof needs no client and no rules of a firewall. */
  readonly tellable: boolean;
  readonly said: string | null;
  readonly ms: number;
  readonly screen: string;
}

/** Sets the scenario up and asks check.sh, in the place of `whyssh here`. */
export async function runScript(scenario: Scenario, say: (line: string) => void): Promise<ScriptResult> {
  const wanted = allowedFirst(scenario.expect).injected ?? null;
  const tellable = wanted === null || told.has(wanted);
  const nothing = { id: scenario.id, wanted, tellable, said: null, ms: 0, screen: '' };
  let stage: Awaited<ReturnType<typeof setUp>>;
  try {
    stage = await setUp(scenario, say);
  } catch (error) {
    const state = error instanceof SkippedScenario ? 'skipped' : 'red';
    return { ...nothing, state, wrong: [error instanceof Error ? error.message : String(error)] };
  }
  try {
    const trouble = (await prove(stage)) ?? (await breakIt(stage));
    if (trouble !== undefined) return { ...nothing, state: 'red', wrong: [trouble] };
    const words = hereWords(scenario.client?.args ?? ['deploy@server.lab']);
    const value = (name: string): string => words[words.indexOf(name) + 1] ?? '';
    return { ...nothing, ...(await ask(stage.hub, scenario, `${value('--user')} 10.0.1.2 ${value('--port')}`)) };
  } finally {
    await stage.hub.close();
  }
}

async function ask(
  hub: Hub,
  scenario: Scenario,
  words: string,
): Promise<Pick<ScriptResult, 'state' | 'wrong' | 'said' | 'ms' | 'screen'>> {
  const { injected, allowed } = allowedFirst(scenario.expect);
  const wrong: string[] = [];
  const stdin = scriptForConsole();
  const before = await snapshot(hub);
  const ran = await hub.run('server', `sh -s ${words}`, { stdin, seconds: 30 });
  const changed = difference(before, await snapshot(hub));
  if (changed.length > 0) wrong.push(`check.sh changed ${changed.slice(0, 5).join(', ')}`);
  if (ran.stderr !== '') wrong.push(`standard error: ${ran.stderr.slice(0, 200)}`);
  const said = firstIn(ran.stdout);
  if (injected === undefined || told.has(injected)) {
    if (said !== null && !allowed.includes(said)) wrong.push(`it says ${said} instead of ${injected ?? 'nothing'}`);
    if (said === null && injected !== undefined) wrong.push(`it says nothing instead of ${injected}`);
  }
  wrong.push(...ofTheScreen(ran.stdout));
  const code = decodeCode(codeIn(ran.stdout));
  if (!code.ok) wrong.push(`the code: ${code.problem}`);
  else if (code.head.keyType === 0 && scenario.server?.kind === undefined && said !== 'connect/sshd-no-host-keys')
    wrong.push('the code names no host key');
  for (const shell of shells.slice(1)) {
    const other = await hub.run(
      'server',
      `command -v ${shell.split(' ')[0]} >/dev/null || exit 99; ${shell} -s ${words}`,
      {
        stdin,
        seconds: 30,
      },
    );
    if (other.code !== 99 && withoutMinute(other.stdout) !== withoutMinute(ran.stdout))
      wrong.push(`${shell} says something else than sh: ${other.stdout.slice(0, 300)}${other.stderr.slice(0, 200)}`);
  }
  // As nobody: less is seen, nothing else is said, and nothing fails.
  const nobody = await hub.run('server', `setpriv --reuid=65534 --regid=65534 --clear-groups sh -s ${words}`, {
    stdin,
    seconds: 30,
  });
  const seen = firstIn(nobody.stdout);
  if (nobody.stderr !== '' || !decodeCode(codeIn(nobody.stdout)).ok)
    wrong.push(`as nobody: ${nobody.stderr.slice(0, 200) || nobody.stdout.slice(0, 300)}`);
  // Without root the reason behind it may stay unseen: sshd does not run, for a cause that explains it.
  const behind = causes.find(({ id }) => id === said)?.explains ?? [];
  if (seen !== null && seen !== said && !behind.some((id) => id === seen))
    wrong.push(`nobody hears ${seen}, root ${said}`);
  return { state: wrong.length === 0 ? 'green' : 'red', wrong, said, ms: Math.round(ran.ms), screen: ran.stdout };
}

function ofTheScreen(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n');
  return [
    ...(lines.length < screen.rows ? [] : [`${lines.length} lines`]),
    ...lines.filter((line) => line.length > screen.columns).map((line) => `a line of ${line.length} columns`),
  ];
}

/** The cause in parentheses behind WHY, which may go on in a second line. */
function firstIn(text: string): string | null {
  const why = /^WHY {3}((?:.|\n {6})*)/mu.exec(text)?.[1] ?? '';
  return /\(([a-z]+\/[a-z0-9-]+)\)$/u.exec(why)?.[1] ?? null;
}

function codeIn(text: string): string {
  return /^CODE {2}(\S+)$/mu.exec(text)?.[1] ?? '';
}

/** The code holds the minute and a sum of it. */
function withoutMinute(text: string): string {
  return text.replace(/^CODE .*$/mu, '');
}

/**
 * Files, processes, modules and tables of the server. What a machine with systemd writes by itself is left out: its log
 * and its own state.
 */
async function snapshot(hub: Hub): Promise<readonly string[]> {
  const { stdout } = await hub.run(
    'server',
    `find / /run /tmp /dev/shm -xdev \\( -path /proc -o -path /sys -o -path /run/log -o -path /var/log -o -path /run/systemd -o -path /var/lib/systemd \\) -prune -o -printf 'file %p %y %s %m %U:%G %T@ %C@\\n' 2>/dev/null | grep -v '^file /\\(run\\|tmp\\|dev/shm\\)\\? d' | sort -u
for comm in /proc/[0-9]*/comm; do read -r name <"$comm" && echo "process $name"; done 2>/dev/null | grep -v -E ' (sh|sort|find|grep|cat)$' | sort
sed 's/^/module /; s/ .*//' /proc/modules | cut -d' ' -f1,2 | sort
nft list tables 2>/dev/null | sed 's/^/table /'
cat /proc/net/ip_tables_names /proc/net/ip6_tables_names 2>/dev/null | sed 's/^/iptables /'`,
    { seconds: 30 },
  );
  return stdout.split('\n');
}

function difference(before: readonly string[], after: readonly string[]): readonly string[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [
    ...after.filter((line) => !was.has(line)).map((line) => `+ ${line}`),
    ...before.filter((line) => !is.has(line)).map((line) => `- ${line}`),
  ];
}
