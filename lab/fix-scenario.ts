import { consoleCommand, openConsole } from './console.ts';
import type { Hub, Ran } from './hub.ts';
import { product } from './outcome.ts';
import { agentKeys, productCommand } from './run-scenario.ts';
import type { FixExpectation, Scenario } from './scenario.ts';
import type { Stage } from './setup.ts';

interface FixAnswer {
  readonly rounds: readonly { readonly cause: string; readonly result: string; readonly says: string }[];
  readonly noPlan: string | null;
}

/** Files of a machine that a fix may touch: content, owner, mode, kind. Not those that live by themselves. */
export const listing = `find /etc /home /root /var/spool/cron -xdev \\( -path '*/.local' -o -path '*/.cache' -o -path /etc/machine-id -o -path /etc/fail2ban/__pycache__ \\) -prune -o -printf '%p %m %U:%G %y %l\\n' 2>/dev/null | sort
find /etc /home /root -xdev \\( -path '*/.local' -o -path '*/.cache' -o -path /etc/machine-id \\) -prune -o -type f -print0 2>/dev/null | sort -z | xargs -0 sha256sum 2>/dev/null`;

/** `whyssh fix`, then the system's own login, then `whyssh undo`, then every file as it was. Says what was wrong. */
export async function fixAndUndo(stage: Stage, options: { readonly program?: string }): Promise<readonly string[]> {
  const { scenario, hub } = stage;
  const fix = scenario.fix ?? {};
  const way = fix.via === true ? await openConsole(hub, undefined, shellOf(fix)) : undefined;
  try {
    await agentKeys(stage);
    const before = await filesOf(hub);
    const wrong = [...compareAnswer(stage, fix, await runFix(stage, fix, options.program))];
    const ends = fix.ends ?? 'healthy';
    if (ends === 'healthy') {
      const trouble = await login(stage, fix.login ?? usual(scenario));
      if (trouble !== undefined) wrong.push(`after the fix ${trouble}`);
      if (wrong.length > 0) return wrong;
      wrong.push(...(await again(stage, fix, options.program)));
      const undone = await hub.run(
        fix.here === true ? 'server' : 'client',
        `while ${product(options.program).join(' ')} undo --yes; do :; done`,
        {
          user: fix.here === true ? 'root' : 'me',
          seconds: 60,
          env: scenario.client?.env ?? {},
        },
      );
      if (!undone.stdout.includes('Taken back')) wrong.push(`undo: ${undone.stdout}${undone.stderr}`.slice(-600));
    }
    const after = await filesOf(hub);
    return [...wrong, ...differences(before, after, fix.notBack ?? [])];
  } finally {
    way?.close();
  }
}

function shellOf({ consoleUser }: FixExpectation): readonly string[] {
  return consoleUser === undefined ? ['sh'] : ['su', '-s', '/bin/sh', consoleUser];
}

/** Applied twice: the second time there is nothing to do. */
async function again(stage: Stage, fix: FixExpectation, program: string | undefined): Promise<readonly string[]> {
  const ran = await runFix(stage, fix, program);
  const answer = answerOf(ran);
  if ('unreadable' in answer) return [answer.unreadable];
  return answer.rounds.length === 0 ? [] : [`a second run has something to do: ${answer.rounds[0]?.says}`];
}

async function runFix(stage: Stage, fix: FixExpectation, program: string | undefined): Promise<Ran> {
  const { scenario, hub } = stage;
  if (fix.here === true) {
    const person = fix.ends === undefined ? personOutside(stage) : undefined;
    const line = [
      ...product(program),
      'here',
      '--fix',
      '--yes',
      '--json',
      '--user deploy --from 10.0.1.2',
      ...(fix.options ?? []),
    ];
    const ran = await hub.run('server', line.join(' '), { seconds: 120 });
    await person;
    return ran;
  }
  const words = [
    ...product(program),
    'fix',
    '--yes',
    '--json',
    ...(fix.via === true ? ['--via', consoleCommand, '--from', '10.0.1.2'] : []),
    ...(fix.word === undefined ? [] : ['--word', fix.word]),
    ...(fix.options ?? []),
    ...(scenario.client?.args ?? ['deploy@server.lab']),
  ];
  return hub.run('client', productCommand(scenario, words), {
    user: 'me',
    seconds: 120,
    env: scenario.client?.env ?? {},
    stdin: scenario.client?.stdin ?? '',
  });
}

function answerOf(ran: Ran): FixAnswer | { readonly unreadable: string } {
  try {
    return JSON.parse(ran.stdout) as FixAnswer;
  } catch {
    return { unreadable: `exit ${ran.code}, no JSON: ${(ran.stderr || ran.stdout).trim().slice(-600)}` };
  }
}

function compareAnswer({ scenario }: Stage, fix: FixExpectation, ran: Ran): readonly string[] {
  const answer = answerOf(ran);
  if ('unreadable' in answer) return [answer.unreadable];
  const wrong: string[] = [];
  const first = [scenario.expect.first ?? []].flat()[0];
  const wanted = fix.causes ?? (first === undefined ? [] : [first]);
  const ends = fix.ends ?? 'healthy';
  const said = [...answer.rounds.map(({ says }) => says), answer.noPlan ?? ''].join('\n');
  const fixed = answer.rounds.filter(({ result }) => result === 'fixed').map(({ cause }) => cause);
  if (ends === 'healthy' && fixed.join() !== wanted.join())
    wrong.push(`fixed ${fixed.join(', ') || 'nothing'} instead of ${wanted.join(', ')}: ${said.trim()}`);
  const last = answer.rounds.at(-1)?.result ?? 'no plan';
  if (ends === 'refused' && last !== 'failed' && last !== 'declined' && last !== 'no plan')
    wrong.push(`${last} instead of refused: ${said.trim()}`);
  if (ends === 'taken-back' && last !== 'taken-back') wrong.push(`${last} instead of taken back: ${said.trim()}`);
  if (fix.says !== undefined && !said.includes(fix.says)) wrong.push(`it does not say "${fix.says}": ${said.trim()}`);
  return wrong;
}

/** Somebody who tries again and again, as one does while the other repairs. */
function personOutside({ scenario, hub }: Stage): Promise<Ran> {
  const line = `for n in $(seq 40); do ${usual(scenario)} 2>/dev/null && break; sleep 0.5; done`;
  return hub.run('client', line, { user: 'me', seconds: 100 });
}

/** The login as the person would make it, with the person's own configuration. */
function usual({ client }: Scenario): string {
  return `ssh -o BatchMode=yes -o ConnectTimeout=8 ${(client?.args ?? ['deploy@server.lab']).join(' ')} true`;
}

async function login({ scenario, hub }: Stage, line: string): Promise<string | undefined> {
  const ran = await hub.run('client', productCommand(scenario, ['sh', '-c', line]), {
    user: 'me',
    seconds: 20,
    env: scenario.client?.env ?? {},
  });
  return ran.code === 0 ? undefined : `the login failed (exit ${ran.code}): ${ran.stderr.trim().slice(-400)}`;
}

async function filesOf(hub: Hub): Promise<readonly string[]> {
  const lists = await Promise.all(
    ['client', 'server'].map(async (node) =>
      (await hub.run(node, listing, { seconds: 30 })).stdout.split('\n').map((line) => `${node} ${line}`),
    ),
  );
  return lists.flat();
}

function differences(
  before: readonly string[],
  after: readonly string[],
  notBack: readonly string[],
): readonly string[] {
  const [then, now] = [new Set(before), new Set(after)];
  const differ = [
    ...before.filter((line) => !now.has(line)).map((line) => `gone: ${line}`),
    ...after.filter((line) => !then.has(line)).map((line) => `new: ${line}`),
  ].filter((line) => !notBack.some((part) => line.includes(part)));
  return differ.length === 0 ? [] : [`after undo not as before: ${differ.slice(0, 6).join('; ')}`];
}
