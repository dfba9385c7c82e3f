import type { FixPlace, FixStep } from '../../contract/fix.ts';
import type { PlaceSeen } from '../place.ts';
import { Declined } from '../scene.ts';

export interface TextFile {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** `absent` when there is none yet. */
  readonly hash: string;
}

/** A text file that a step may rewrite, or the empty text when it is not there. */
export function readText(seen: PlaceSeen, path: string): TextFile {
  const file = seen.file(path);
  switch (file.kind) {
    case 'absent':
      return { text: '', bytes: new Uint8Array(), hash: 'absent' };
    case 'file':
      if (file.cut) throw new Declined(`${path} is longer than what whyssh rewrites.`);
      try {
        return {
          text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes),
          bytes: file.bytes,
          hash: file.hash,
        };
      } catch {
        throw new Declined(`${path} holds bytes that are no UTF-8; whyssh leaves it to you.`);
      }
    case 'link':
      throw new Declined(
        `${path} is a symbolic link (${file.says.replace(/^.* -> /u, 'to ')}); whyssh does not replace links. Change the file that it leads to.`,
      );
    case 'unreadable':
      throw new Declined(`${path} cannot be read.`);
    case 'folder':
    case 'socket':
    case 'special':
      throw new Declined(`${path} is no plain file.`);
    default:
      return file satisfies never;
  }
}

/** One line of a configuration becomes a comment, with the reason above it. */
export function commentLine(
  where: FixPlace,
  path: string,
  seen: PlaceSeen,
  line: number,
  reason: string,
): { readonly content: Uint8Array; readonly file: TextFile; readonly put: FixStep['operations'][number] } {
  const file = readText(seen, path);
  const lines = file.text.split('\n');
  const old = lines[line - 1];
  if (old === undefined || file.hash === 'absent') throw new Declined(`${path} has no line ${line}.`);
  const indent = /^[ \t]*/u.exec(old)?.[0] ?? '';
  const why = reason.replaceAll(/[^\x20-\x7e]/gu, '?').slice(0, 160);
  lines.splice(line - 1, 1, `${indent}# whyssh: ${why}`, `${indent}# ${old.slice(indent.length)}`);
  const content = new TextEncoder().encode(lines.join('\n'));
  return {
    content,
    file,
    put: { kind: 'put', path, expect: file.hash, before: file.bytes, content, mode: '644', owner: null },
  };
}
