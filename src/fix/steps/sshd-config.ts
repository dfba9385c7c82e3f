import type { Operation } from '../../contract/fix.ts';
import type { PlaceSeen } from '../place.ts';
import { Declined, type Scene } from '../scene.ts';
import { readText } from './text-file.ts';

export interface SshdLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** In lower case. */
  readonly keyword: string;
  readonly rest: string;
  readonly inMatch: boolean;
}

/** The files of sshd's configuration in Debian's and Fedora's layout, and their lines. */
export interface SshdConfig {
  readonly seen: PlaceSeen;
  readonly lines: readonly SshdLine[];
}

export const mainConfig = '/etc/ssh/sshd_config';
const dropIns = '/etc/ssh/sshd_config.d/*.conf';

export async function sshdConfig(scene: Scene): Promise<SshdConfig> {
  const seen = await scene.look('server', [mainConfig, dropIns]);
  if (seen.file(mainConfig).kind === 'absent') throw new Declined(`${mainConfig} is not there.`);
  // The drop-ins are read where the Include stands: in front of everything else in both layouts.
  const files = [...seen.paths.filter((path) => path !== mainConfig), mainConfig];
  return { seen, lines: files.flatMap((file) => linesOf(file, readText(seen, file).text)) };
}

function linesOf(file: string, text: string): readonly SshdLine[] {
  let inMatch = false;
  return text.split('\n').flatMap((line, at) => {
    const [, keyword = '', rest = ''] = /^\s*([A-Za-z0-9]+)(?:\s*=\s*|\s+)(.*?)\s*$/u.exec(line) ?? [];
    if (keyword === '') return [];
    if (/^match$/iu.test(keyword)) inMatch = !/^all\b/iu.test(rest);
    return [{ file, line: at + 1, keyword: keyword.toLowerCase(), rest, inMatch }];
  });
}

/** One line of one file replaced; null: taken out. */
export function replaceLine(seen: PlaceSeen, file: string, line: number, by: (old: string) => string): Operation {
  const before = readText(seen, file);
  const lines = before.text.split('\n');
  lines[line - 1] = by(lines[line - 1] ?? '');
  return putText(file, before, lines.join('\n'));
}

/** One line more in the main file, in front of the first Match block: there every keyword is allowed. */
export function addLine({ seen, lines }: SshdConfig, line: string): Operation {
  const before = readText(seen, mainConfig);
  const all = before.text.split('\n');
  const match = lines.find(({ file, keyword }) => file === mainConfig && keyword === 'match');
  const at = match === undefined ? all.length - (all.at(-1) === '' ? 1 : 0) : match.line - 1;
  return putText(mainConfig, before, [...all.slice(0, at), line, ...all.slice(at)].join('\n'));
}

export function putText(
  path: string,
  before: { readonly bytes: Uint8Array; readonly hash: string },
  text: string,
  mode = '644',
): Operation {
  return {
    kind: 'put',
    path,
    expect: before.hash,
    before: before.bytes,
    content: new TextEncoder().encode(text),
    mode,
    owner: null,
  };
}
