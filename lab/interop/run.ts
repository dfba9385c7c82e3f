import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canRunLab, installMissing } from '../can-run.ts';
import type { Hub } from '../hub.ts';
import { SkippedScenario, setUp } from '../setup.ts';
import { clientKnows, type Look, lookWithHostKey, lookWithKex, offered, sshGetsThrough } from './look.ts';
import { page, type Row } from './page.ts';
import { type InteropServer, interopServers, scenarioOf } from './servers.ts';

const usage = `npm run interop [-- --write] [--only NAME] [--no-build]
  Key exchange and host key of whyssh against other makers' servers, one algorithm at a time.
  --write     also writes docs/interop.md
  --only      servers whose name holds this text
  --no-build  takes dist/ as it is
`;
const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
process.exitCode = await main();

async function main(): Promise<number> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const able = canRunLab();
  if (!able.can) {
    say(`the interop run cannot run here: ${able.why}`);
    return 2;
  }
  installMissing(say);
  if (!values['no-build']) execFileSync(process.execPath, [join(root, 'tools/build.ts')], { stdio: 'inherit' });
  const rows: Row[] = [];
  const wanted = (values.only ?? '').toLowerCase();
  for (const server of interopServers.filter(({ name }) => name.toLowerCase().includes(wanted))) {
    const row = await examine(server, say);
    rows.push(row);
    say(`${row.name} ${row.version}: ${summary(row)}`);
  }
  const made = {
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['-C', root, 'describe', '--always', '--dirty', '--exclude', '*'], {
      encoding: 'utf8',
    }).trim(),
  };
  const text = page(rows, made);
  process.stdout.write(text);
  if (values.write) writeFileSync(join(root, 'docs/interop.md'), text);
  return rows.some(({ failed }) => failed.some(({ sshToo }) => !sshToo)) ? 1 : 0;
}

async function examine(server: InteropServer, say: (line: string) => void): Promise<Row> {
  const nothing = { name: server.name, version: '', banner: '', kex: [], hostKey: [], unknownHere: [], failed: [] };
  let stage: Awaited<ReturnType<typeof setUp>>;
  try {
    stage = await setUp(scenarioOf(server), say);
  } catch (error) {
    if (error instanceof SkippedScenario) return { ...nothing, skipped: error.message };
    throw error;
  }
  const { hub } = stage;
  try {
    const version = (await hub.run('server', server.version)).stdout.trim();
    if (server.start !== undefined) {
      const started = await hub.run('server', server.start, { seconds: 180 });
      if (started.code !== 0)
        return { ...nothing, version, skipped: `it did not start: ${started.stderr.trim().slice(-400)}` };
    }
    const lists = await offered(hub);
    if (lists === undefined) return { ...nothing, version, skipped: 'whyssh saw no algorithms of it' };
    const kex = await each(hub, 'KexAlgorithms', lists.kex, await clientKnows(hub, 'kex'), lookWithKex);
    const keys = await clientKnows(hub, 'HostKeyAlgorithms');
    const hostKey = await each(hub, 'HostKeyAlgorithms', lists.hostKey, keys, lookWithHostKey);
    return {
      name: server.name,
      version,
      banner: lists.banner,
      kex: kex.verified,
      hostKey: hostKey.verified,
      unknownHere: [...kex.unknownHere, ...hostKey.unknownHere],
      failed: [...kex.failed, ...hostKey.failed],
    };
  } finally {
    await hub.close();
  }
}

/** Looks once with each offered name that the client knows; asks the client's own ssh where the look fails. */
async function each(
  hub: Hub,
  option: string,
  theirs: readonly string[],
  known: readonly string[],
  look: (hub: Hub, name: string) => Promise<Look>,
): Promise<Pick<Row, 'failed' | 'unknownHere'> & { readonly verified: readonly string[] }> {
  const verified: string[] = [];
  const failed: Row['failed'][number][] = [];
  for (const name of theirs.filter((one) => known.includes(one))) {
    const seen = await look(hub, name);
    if (seen.kind === 'verified') verified.push(name);
    else failed.push({ name, says: seen.says, sshToo: !(await sshGetsThrough(hub, `${option}=${name}`)) });
  }
  return { verified, failed, unknownHere: theirs.filter((one) => !known.includes(one)) };
}

function summary({ kex, hostKey, failed, skipped }: Row): string {
  return skipped ?? `${kex.length} methods and ${hostKey.length} host key algorithms verified, ${failed.length} failed`;
}
