import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './answer.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex');

describe('the answer of a program', () => {
  it('is what stands behind its mark, and nothing else that a way in prints', () => {
    const text = `Welcome\nm\tstate\t${hex('applied')}\r\nother\tstate\t${hex('kept')}\nm\tstate\tzz\nm\tstate\t${hex('x')}\textra\n`;
    expect(readAnswer(text, 'm').many('state')).toEqual(['applied']);
  });
  it('gives bytes as they are', () => {
    expect(readAnswer('m\ttext\t00ff0d0a\n', 'm').bytes('text')).toEqual([new Uint8Array([0, 255, 13, 10])]);
  });
  it('never throws and stays bounded, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constant('m\tfile\t61'))), (lines) => {
        expect(readAnswer(lines.join('\n'), 'm').rows.length).toBeLessThanOrEqual(2_000);
      }),
    );
    expect(readAnswer('m\tfile\t61\n'.repeat(5_000), 'm').rows).toHaveLength(2_000);
  });
});
