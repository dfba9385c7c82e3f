import { expect, it } from 'vitest';
import { posixCksum } from './cksum.ts';

// Of `printf TEXT | cksum` (coreutils 9.1).
it.each([
  ['', 4294967295, 0],
  ['a', 1220704766, 1],
  ['123456789', 930766865, 9],
])('the sum of %j', (text, sum, length) => {
  expect(posixCksum(text)).toEqual({ sum, length });
});
