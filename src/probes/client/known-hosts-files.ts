import { known } from '../../contract/fact.ts';
import type { ConfigFacts } from '../../contract/facts/config.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { FileRead } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import { parseKnownHosts } from '../../wire/files/known-hosts.ts';
import { expandPath, pathTokens, type TokenSubject } from './parts/expand-path.ts';
import { costsNothing } from './parts/footprint.ts';
import { textOf } from './parts/text.ts';

export interface KnownHostsFilesInput extends TokenSubject {
  /** UserKnownHostsFile; a new key is written into the first of them. */
  readonly userFiles: readonly string[];
  readonly globalFiles: readonly string[];
}

type KnownHostsPorts = Pick<Ports, 'files' | 'system' | 'processes'>;
type FileState = ConfigFacts['config.known-hosts'][number];

/** A company-wide list with ten thousand hosts is some 8 MB. */
const knownHostsMaxBytes = 32 * 1024 * 1024;

/** Whether the known_hosts files can be read, parsed, and, for the first of the user's, written. */
export const knownHostsFiles = defineProbe({
  id: 'known-hosts-files',
  stage: 'client',
  gives: ['config.known-hosts'],
  footprint: costsNothing,
  withinMs: 3_000,
  async run(input: KnownHostsFilesInput, ports: KnownHostsPorts) {
    const tokens = await pathTokens(input, [...input.userFiles, ...input.globalFiles], ports);
    const expand = (text: string) => expandPath(text, tokens, ports.processes.env) ?? [];
    const real = (text: string) => text.toLowerCase() !== 'none' && text !== '/dev/null';
    const user = input.userFiles.filter(real).flatMap(expand);
    const global = input.globalFiles.filter(real).flatMap(expand);
    const states = [...user, ...global].map((path, index) => look(path, index === 0 && user.length > 0, ports));
    return [{ facts: { 'config.known-hosts': known(await Promise.all(states)) } }];
  },
});

async function look(path: string, mustWrite: boolean, { files }: KnownHostsPorts): Promise<FileState> {
  const [read, writable] = await Promise.all([
    files.read(path, knownHostsMaxBytes),
    mustWrite ? files.mayWrite(path) : Promise.resolve(true),
  ]);
  const state = (named: FileState['state'], brokenLine: number | null = null) => ({ path, state: named, brokenLine });
  if (read.kind === 'missing') return state(mustWrite && !(await canBeMade(path, files)) ? 'unwritable' : 'missing');
  if (read.kind !== 'bytes') return state('unreadable');
  if (!writable) return state('unwritable');
  const broken = firstBrokenLine(read);
  return broken === null ? state('ok') : state('broken-lines', broken);
}

function firstBrokenLine(read: Extract<FileRead, { kind: 'bytes' }>): number | null {
  const { lines } = parseKnownHosts(textOf(read.bytes));
  const broken = lines.find((line) => line.kind === 'broken');
  // The last line of a file read in part is cut by us.
  return broken === undefined || (read.cut && broken === lines.at(-1)) ? null : broken.line;
}

/** ssh makes ~/.ssh itself when it is not there (hostfile.c hostfile_create_user_ssh_dir). */
async function canBeMade(path: string, files: KnownHostsPorts['files']): Promise<boolean> {
  const folder = path.replace(/[/\\][^/\\]*$/, '');
  const stat = await files.stat(folder);
  if (stat.kind === 'stat') return stat.stat.kind === 'directory' && (await files.mayWrite(folder));
  return stat.kind === 'missing' && (await files.mayWrite(folder.replace(/[/\\][^/\\]*$/, '') || '/'));
}
