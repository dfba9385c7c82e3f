import { UsageError } from '../contract/errors.ts';
import { type Keepable, keepable } from '../contract/message.ts';

/** `users,hosts`; `names` is both. */
export function keptKinds(text: string): ReadonlySet<Keepable> {
  const kinds = text.split(',').flatMap((word): readonly string[] => (word === 'names' ? ['users', 'hosts'] : [word]));
  const wrong = kinds.find((kind) => !(keepable as readonly string[]).includes(kind));
  if (wrong !== undefined) throw new UsageError(`--keep takes names, ${keepable.join(', ')}; not '${wrong}'`);
  return new Set(kinds as Keepable[]);
}
