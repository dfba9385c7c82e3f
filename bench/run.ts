import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canRunLab, installMissing } from '../lab/can-run.ts';
import type { Hub } from '../lab/hub.ts';
import { breakIt, setUp } from '../lab/setup.ts';
import { figures, type Machine, names, page, table } from './figures.ts';
import { measure, type Timed, type Times } from './measure.ts';
import { benchScenario, check, emptyProgram, host, nobody, product, settle } from './place.ts';

const usage = `npm run bench [-- --write] [--no-build] [--start-up]
  Times the built product beside its peers, in one run. Exit code 1: a figure is missed.
  --write     also writes docs/benchmark.md
  --no-build  takes dist/ as it is
  --start-up  only start-up, and does not ask whether the product answers right
`;
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    'start-up': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const startUp: readonly Timed[] = [
  { name: names.version, command: `${product} --version` },
  { name: names.empty, command: emptyProgram },
];
process.exitCode = await main();

async function main(): Promise<number> {
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const able = canRunLab();
  if (!able.can) {
    say(`the benchmark cannot run here: ${able.why}`);
    return 2;
  }
  installMissing(say);
  if (!values['no-build']) execFileSync(process.execPath, [join(root, 'tools/build.ts')], { stdio: 'inherit' });
  const stage = await setUp(benchScenario, say);
  try {
    const { hub } = stage;
    await settle(hub);
    if (values['start-up']) {
      process.stdout.write(`${table(await measure(hub, 'server', startUp), [])}\n`);
      return 0;
    }
    const onLoopback = await loopbackTimes(hub);
    const trouble = await breakIt(stage);
    if (trouble !== undefined) throw new Error(trouble);
    const times: Times = new Map([...onLoopback, ...(await routerTimes(hub))]);
    const found = figures(times);
    process.stdout.write(`${table(times, found)}\n`);
    if (values.write) writeFileSync(join(root, 'docs/benchmark.md'), page(times, found, await machine(hub)));
    return found.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    await stage.hub.close();
  }
}

async function loopbackTimes(hub: Hub): Promise<Times> {
  const noLogin = `${product} --no-login deploy@${host}`;
  const login = `${product} deploy@${host}`;
  const refused = `${product} deploy@${nobody}`;
  const refusedBeside = `${product} -p 2200 deploy@${host}`;
  for (const command of [noLogin, login]) await check(hub, 'server', command, 'healthy');
  for (const command of [refused, refusedBeside]) await check(hub, 'server', command, 'refused');
  return measure(hub, 'server', [
    { name: names.noLogin, command: noLogin },
    { name: names.audit, command: `ssh-audit ${host}` },
    { name: names.login, command: login },
    { name: names.ssh, command: `ssh -o BatchMode=yes deploy@${host} true` },
    { name: names.nmap, command: `nmap -Pn -p 22 -sV --script ssh-hostkey,ssh2-enum-algos,ssh-auth-methods ${host}` },
    { name: names.refused, command: refused },
    { name: names.refusedBeside, command: refusedBeside },
    { name: names.sshRefused, command: `ssh -o BatchMode=yes deploy@${nobody} true` },
    ...startUp,
  ]);
}

async function routerTimes(hub: Hub): Promise<Times> {
  const refused = `${product} deploy@server.lab`;
  await check(hub, 'client', refused, 'refused');
  return measure(hub, 'client', [
    { name: names.routerRefused, command: refused },
    { name: names.routerSshRefused, command: 'ssh -o BatchMode=yes deploy@server.lab true' },
  ]);
}

async function machine(hub: Hub): Promise<Machine> {
  const { stdout } = await hub.run(
    'server',
    `ssh -V 2>&1; dpkg-query -W -f '\${Package} \${Version}\\n' ssh-audit nmap hyperfine; /opt/node/bin/node --version`,
  );
  const [ssh = '', ...rest] = stdout.trim().split('\n');
  const [model = ''] = /^model name\s*:\s*(.*)$/mu.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.slice(1) ?? [];
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['-C', root, 'describe', '--always', '--dirty', '--exclude', '*'], {
      encoding: 'utf8',
    }).trim(),
    cores: cpus().length,
    cpu: model,
    kernel: release().split('.').slice(0, 2).join('.'),
    versions: [`client and server ${ssh.split(',')[0] ?? ''}`, ...rest.map((line) => line.replace(/^v/u, 'Node '))],
  };
}
