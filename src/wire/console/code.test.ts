import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabet, codeLength, decodeCode, encodeCode, hashOf, keyBitsOf, minuteModulus, numberFor } from './code.ts';
import { consoleFields, radixOf, shName } from './fields.ts';

const head = fc.record({
  keyType: fc.nat(3),
  keyBits: fc.nat(2 ** 20 - 1),
  minute: fc.nat(minuteModulus - 1),
  user: fc.nat(1021),
  from: fc.nat(251),
  port: fc.nat(251),
});
const carried = consoleFields.filter((field) => field.carried !== undefined);
const values = fc.record(
  Object.fromEntries(
    carried.map((field) => {
      const one = field.carried;
      if (one?.as === 'one-of') return [shName(field), fc.constantFrom('', ...one.words, 'x')];
      if (one?.as === 'says') return [shName(field), fc.constantFrom('', 'null', one.saying)];
      return [shName(field), fc.oneof(fc.constant(''), fc.nat(one?.most ?? 0).map(String))];
    }),
  ),
);
const code = fc.record({ head, values }).map((given) => ({
  ...given,
  text: encodeCode(given.head, new Map(Object.entries(given.values))),
}));

describe('the short code', () => {
  it('has at most 40 letters and digits, in groups of four', () => {
    expect(codeLength).toBeLessThanOrEqual(40);
    fc.assert(
      fc.property(code, ({ text }) => {
        expect(text).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-)*[0-9A-HJKMNP-TV-Z]{1,4}$/u);
        expect(text.replaceAll('-', '')).toHaveLength(codeLength);
      }),
    );
  });

  it('gives back what was put in', () => {
    fc.assert(
      fc.property(code, (given) => {
        const read = decodeCode(given.text);
        expect(read.ok && read.head).toEqual(given.head);
        for (const field of carried) {
          const name = shName(field);
          const number = numberFor(field, given.values[name] ?? '');
          expect(number).toBeLessThan(radixOf(field.carried as NonNullable<typeof field.carried>));
          const back = read.ok ? (read.values.get(name) ?? '') : 'unread';
          if (field.carried?.as === 'one-of' && given.values[name] === 'x')
            expect(back).toBe(field.carried.other ?? '');
          else if (field.type === 'numbers' && Number(given.values[name]) === (field.carried as { most: number }).most)
            expect(back).toBe('-');
          else expect(back).toBe(given.values[name]);
        }
      }),
    );
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(code, ({ text, head: was }) => {
        for (const typed of [
          text.toLowerCase(),
          text.replaceAll('-', ''),
          ` ${text.replaceAll('-', ' ')} `,
          text.replaceAll('0', 'O').replaceAll('1', 'l'),
        ]) {
          const read = decodeCode(typed);
          expect(read.ok && read.head).toEqual(was);
        }
      }),
    );
  });

  it('notices every wrong letter, every exchange of two neighbours, and a missing or further one', () => {
    fc.assert(
      fc.property(code, fc.nat(codeLength - 1), fc.integer({ min: 1, max: 31 }), ({ text }, at, by) => {
        const letters = [...text.replaceAll('-', '')];
        const wrong = letters.map((letter, index) =>
          index === at ? alphabet[(alphabet.indexOf(letter) + by) % 32] : letter,
        );
        expect(decodeCode(wrong.join('')).ok).toBe(false);
        expect(decodeCode(letters.toSpliced(at, 1).join('')).ok).toBe(false);
        expect(decodeCode([...letters, '0'].join('')).ok).toBe(false);
        const [one, two] = [letters[at], letters[at + 1]];
        if (two !== undefined && one !== two)
          expect(decodeCode(letters.toSpliced(at, 2, two, one ?? '').join('')).ok).toBe(false);
      }),
    );
  });

  it('never throws and takes next to nothing for a code', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void decodeCode(text)));
    expect(decodeCode('')).toEqual({
      ok: false,
      problem: `the code has 0 letters and digits instead of ${codeLength}`,
    });
  });

  it('has the bits of the fingerprint and hashes that no byte can break', () => {
    // SHA256:/+Aa…: 63, 62, 0, 26.
    expect(keyBitsOf('SHA256:/+Aa')).toBe((63 * 64 ** 3 + 62 * 64 ** 2 + 26) >> 4);
    expect(hashOf(null, 251)).toBe(0);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const hash = hashOf(text, 1021);
        expect(hash).toBeGreaterThan(0);
        expect(hash).toBeLessThanOrEqual(1021);
      }),
    );
  });
});
