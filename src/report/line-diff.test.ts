import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff.ts';

describe('what a file step changes', () => {
  it('is shown with the lines around it', () => {
    expect(lineDiff('a\nb\nc\nd\ne\n', 'a\nb\nc\nnew\ne\n')).toEqual([
      '@@ line 4 @@',
      '  b',
      '  c',
      '- d',
      '+ new',
      '  e',
    ]);
    expect(lineDiff('', 'a\n')).toEqual(['@@ line 1 @@', '+ a']);
  });
  it('names every line that goes and every line that comes', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '')).map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const shown = lineDiff(before, after);
        const count = (sign: string) => shown.filter((line) => line.startsWith(sign)).length;
        expect(count('+ ') - count('- ')).toBe(after.split('\n').length - before.split('\n').length);
      }),
    );
  });
});
