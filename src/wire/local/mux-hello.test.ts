import { expect, it } from 'vitest';
import { parseMuxHello } from './mux-hello.ts';

it('knows the hello of OpenSSH (version 4), whole or in its first half', () => {
  expect(parseMuxHello(Uint8Array.of(0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 4))).toBe('hello');
  expect(parseMuxHello(Uint8Array.of(0, 0, 0, 8, 0, 0))).toBe('incomplete');
  expect(parseMuxHello(new Uint8Array())).toBe('incomplete');
});

it('takes nothing else for a hello', () => {
  expect(parseMuxHello(Buffer.from('SSH-2.0-x\r\n'))).toBe('foreign');
  expect(parseMuxHello(Uint8Array.of(0, 0, 0, 8, 0x80, 0, 0, 3, 0, 0, 0, 4))).toBe('foreign');
  expect(parseMuxHello(Uint8Array.of(0, 0, 0, 0))).toBe('foreign');
});
