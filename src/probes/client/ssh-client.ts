import { absent, type Evidence, type Fact, known } from '../../contract/fact.ts';
import type { SshClient } from '../../contract/facts/client.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunResult } from '../../ports/process.ts';
import { costsNothing } from './parts/footprint.ts';
import { textOf } from './parts/text.ts';
import { brokenClient, noUserEntry, parseClientVersion, runByShell } from './parts/version-line.ts';

type SshClientPorts = Pick<Ports, 'processes' | 'files'>;

const versionWithinMs = 2_000; // `ssh -V` takes 3 ms; a first start from a cold disk up to a second
/** More than these in PATH say nothing new. */
const binariesAtMost = 8;

export interface SshClientInput {
  /** What the `ssh` of PATH has already said of itself; then it is not asked again. */
  readonly versionLine?: string | undefined;
}

/** Finds the program that the word `ssh` runs, and every other one in PATH. A program that cannot start is a result. */
export const sshClient = defineProbe({
  id: 'ssh-client',
  stage: 'client',
  gives: ['client.ssh', 'client.ssh-binaries'],
  footprint: costsNothing,
  withinMs: 3_000,
  async run({ versionLine }: SshClientInput, ports: SshClientPorts) {
    // The first one is started while PATH is still being read.
    const asking = versionLine === undefined ? askVersion(ports, 'ssh') : undefined;
    const paths = await distinct(ports, await ports.processes.which('ssh'));
    const rest = paths.slice(1, binariesAtMost).map(async (path) => lookedAt(path, await askVersion(ports, path)));
    const [asked, ...others] = await Promise.all([asking, ...rest]);
    const [path] = paths;
    const first = path === undefined ? undefined : firstLook(path, asked, versionLine ?? '');
    const looks = first === undefined ? [] : [first, ...others];
    const client = first === undefined ? await clientWithoutSsh(ports) : first.client;
    const binaries = looks.map((look) => ({ path: look.path, version: look.version }));
    const evidence = looks.flatMap((look) => look.evidence);
    return [
      {
        facts: { 'client.ssh': client, 'client.ssh-binaries': known(binaries) },
        evidence: [...evidence, ...(await outsidePath(ports, paths))],
      },
    ];
  },
});

/** /bin/ssh and /usr/bin/ssh are one file on most systems. */
async function distinct(ports: SshClientPorts, paths: readonly string[]): Promise<readonly string[]> {
  const real = await Promise.all(paths.map(async (path) => (await ports.files.realPath(path)) ?? path));
  return paths.filter((_, index) => real.indexOf(real[index] ?? '') === index);
}

interface VersionLook {
  readonly path: string;
  readonly version: string | null;
  readonly client: Fact<SshClient>;
  readonly evidence: readonly Evidence[];
}

function askVersion(ports: SshClientPorts, program: string): Promise<RunResult> {
  return ports.processes.run({ program, args: ['-V'], timeoutMs: versionWithinMs, maxBytes: 8192 });
}

function firstLook(path: string, asked: RunResult | undefined, versionLine: string): VersionLook {
  return asked === undefined ? heard(path, versionLine) : lookedAt(path, asked);
}

function lookedAt(path: string, result: RunResult): VersionLook {
  const text = saidBy(result);
  const client = judge(path, result, text);
  const version = client.known && 'version' in client.value ? client.value.version : null;
  return { path, version, client, evidence: [{ what: `${path} -V`, text: quote(text) }] };
}

/** The version line that another start of the same program has shown. */
function heard(path: string, line: string): VersionLook {
  const parsed = parseClientVersion(line);
  const version = parsed?.version ?? null;
  const client: Fact<SshClient> =
    parsed === undefined ? known({ kind: 'other', program: 'unknown', path, version }) : known({ ...parsed, path });
  return { path, version, client, evidence: [{ what: `${path} -v`, text: quote(line) }] };
}

function saidBy(result: RunResult): string {
  if (result.kind === 'not-found') return '';
  return result.kind === 'failed' ? result.code : textOf(result.stderr) + textOf(result.stdout);
}

function judge(path: string, result: RunResult, text: string): Fact<SshClient> {
  if (result.kind === 'timed-out') return absent({ kind: 'timed-out', stage: 'client', limitMs: result.limitMs });
  const parsed = parseClientVersion(text);
  if (parsed !== undefined) return known({ ...parsed, path });
  if (noUserEntry(text)) return absent({ kind: 'unsupported', why: 'ssh ends at once: no passwd entry for this uid' });
  const exit = result.kind === 'exited' ? result.code : null;
  if (exit === 0) return known({ kind: 'other', program: 'unknown', path, version: null });
  const problem = brokenClient(text);
  const named = problem === 'unknown' && runByShell(text) ? 'not-executable' : problem;
  return known({ kind: 'broken', path, exit, problem: named, text: quote(text) });
}

async function clientWithoutSsh(ports: SshClientPorts): Promise<Fact<SshClient>> {
  for (const program of ['plink', 'dbclient'] as const) {
    const [path] = await ports.processes.which(program);
    if (path === undefined) continue;
    const { version } = lookedAt(path, await askVersion(ports, path));
    return known({ kind: 'other', program, path, version });
  }
  return known({ kind: 'none' });
}

/** Windows: ssh programs that are installed but stand in a folder that PATH does not name. */
async function outsidePath(ports: SshClientPorts, inPath: readonly string[]): Promise<readonly Evidence[]> {
  const root = ports.processes.env('SystemRoot');
  if (root === undefined) return [];
  const programs = ports.processes.env('ProgramFiles') ?? 'C:\\Program Files';
  const usual = [`${root}\\System32\\OpenSSH\\ssh.exe`, `${programs}\\Git\\usr\\bin\\ssh.exe`];
  const seen = new Set(inPath.map((path) => path.toLowerCase()));
  const there = await Promise.all(
    usual.map(async (path) => !seen.has(path.toLowerCase()) && (await ports.files.stat(path)).kind === 'stat'),
  );
  return usual.filter((_, index) => there[index]).map((path) => ({ what: 'ssh outside PATH', text: quote(path) }));
}
