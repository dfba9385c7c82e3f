import type { FixPlace, FixStep } from '../../contract/fix.ts';
import type { PlaceSeen } from '../place.ts';
import { Declined } from '../scene.ts';

/** One mode of one file or folder: the bits that must be gone are taken away, nothing else changes. */
export function withoutBits(where: FixPlace, path: string, seen: PlaceSeen, unwanted: number): FixStep {
  const file = seen.file(path);
  if (file.kind === 'link')
    throw new Declined(`${path} is a symbolic link (${file.says}); the file it leads to is not changed.`);
  if (!('mode' in file)) throw new Declined(`${path} cannot be looked at.`);
  const mode = (Number.parseInt(file.mode, 8) & ~unwanted).toString(8);
  return {
    kind: 'file.mode',
    where,
    title: `Take rights of others from ${path} (mode ${file.mode} becomes ${mode}).`,
    grade: where === 'client' ? 'safe' : 'reversible',
    operations: mode === file.mode ? [] : [{ kind: 'mode', path, mode, before: file.mode }],
  };
}
