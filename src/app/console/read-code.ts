import { decodeCode } from '../../wire/console/code.ts';

/** Undefined: every letter is right. Else what is wrong with it. */
export function problemOfCode(text: string): string | undefined {
  const read = decodeCode(text);
  return read.ok ? undefined : read.problem;
}
