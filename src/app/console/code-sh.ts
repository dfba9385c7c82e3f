import { alphabet, codeVersion, layout, sumLength } from '../../wire/console/code.ts';
import { word } from './compile.ts';

/** The commands that pack the facts into the code, in the order of wire/console/code.ts. */
export function codeSh(): string {
  const groups = layout.flatMap(({ parts, letters }) => [
    ...parts.map(({ name, radix, field }) => {
      const value = `"$${name}"`;
      const carried = field?.carried;
      if (carried === undefined) return `add ${value} ${radix}`;
      switch (carried.as) {
        case 'one-of':
          return `one_of ${value} ${radix} ${carried.other === undefined ? "''" : '1'} ${carried.words.map(word).join(' ')}`;
        case 'number':
          return `up_to ${value} ${carried.most} ${carried.atMost ? '1' : "''"}`;
        case 'says':
          return `says ${value} ${word(carried.saying)}`;
        default:
          return carried satisfies never;
      }
    }),
    `pack ${letters}`,
  ]);
  return [`letter ${alphabet.indexOf(codeVersion)}`, ...groups, 'number=$sum', `pack ${sumLength}`].join('\n');
}
