import type { CauseId, Sign, Weight } from '../../contract/cause.ts';
import { all, any, type Condition, fact, is } from '../../contract/condition.ts';
import { type Saying, sayings } from '../../contract/facts/told.ts';

/** Signs on what programs and people say. In a live run nobody tells anything, and they stay unknown. */

/** Signs by the id of their cause. */
export type ToldSigns = { readonly [id: CauseId]: readonly Sign[] };

/** Some program says one of these. */
export function said(...what: readonly Saying[]): Condition {
  return once(`said ${what.join(' ')}`, () =>
    any(...what.map((one) => fact('told.said').element({ what: is(one) }, `the text says that ${sayings[one]}`))),
  );
}

type Group = 'change' | 'contrast' | 'place' | 'setup';

/** The circumstances have one of these words: `told('setup', 'selinux')`. */
export function told(group: Group, ...names: readonly string[]): Condition {
  return once(`${group} ${names.join(' ')}`, () =>
    any(
      ...names.map((name) =>
        fact(`told.${group}`).contains(name, `what is told mentions: ${name.replaceAll('-', ' ')}`),
      ),
    ),
  );
}

export function sign(weight: Weight, ...when: readonly Condition[]): Sign {
  const [first, ...more] = when;
  return { when: first !== undefined && more.length === 0 ? first : all(...when), weight };
}

const made = new Map<string, Condition>();

/** The same condition for the same words, so that it is judged once. */
function once(key: string, make: () => Condition): Condition {
  let condition = made.get(key);
  if (condition === undefined) made.set(key, (condition = make()));
  return condition;
}
