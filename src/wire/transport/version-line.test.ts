import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseVersionLine, type VersionRead, VersionReader } from './version-line.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function feedAll(text: string, size = text.length || 1): { reader: VersionReader; read: VersionRead } {
  const reader = new VersionReader();
  const bytes = latin1(text);
  let read: VersionRead = { kind: 'need-more' };
  for (let at = 0; at < bytes.length && read.kind === 'need-more'; at += size) {
    read = reader.feed(bytes.subarray(at, at + size));
  }
  return { reader, read };
}

describe('the identification string (RFC 4253 section 4.2)', () => {
  test.each([
    ['SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3', '2.0', true, 'OpenSSH_9.2p1', 'Debian-2+deb12u3'],
    ['SSH-1.99-Cisco-1.25', '1.99', true, 'Cisco-1.25', null],
    ['SSH-1.5-Cisco-1.25', '1.5', false, 'Cisco-1.25', null],
    ['SSH-2.0--', '2.0', true, '-', null],
    ['SSH-2.0-a  b', '2.0', true, 'a', ' b'],
  ])('%s', (line, protocol, compatible, software, comments) => {
    expect(parseVersionLine(line)).toEqual({
      line,
      protocol,
      compatible,
      software,
      comments,
      withoutCr: false,
      overlong: false,
    });
  });

  test.each(['SSH-2.0', 'SSH-2.0-', 'SSH-2-x', 'SSH-x.y-z', 'ssh-2.0-x', 'SSH-2.0 x'])('%s is none', (line) => {
    expect(parseVersionLine(line)).toBeUndefined();
  });

  test('is found behind lines of text, in pieces of any size, with the packet bytes left over', () => {
    const said = 'Welcome\r\n\r\nno shouting\nSSH-2.0-x y\r\n\0\0\x14';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: said.length }), (size) => {
        const { reader, read } = feedAll(said, size);
        expect(reader.preamble).toEqual(['Welcome', '', 'no shouting']);
        expect(read).toMatchObject({ kind: 'version', version: { line: 'SSH-2.0-x y', withoutCr: false } });
        if (size === said.length) expect(read).toMatchObject({ rest: latin1('\0\0\x14') });
      }),
    );
  });

  test('a line end without CR is taken and noted', () => {
    expect(feedAll('SSH-2.0-x\n').read).toMatchObject({ kind: 'version', version: { withoutCr: true } });
  });

  test('255 bytes with line end are in the RFC, 256 are not', () => {
    const of = (length: number) => feedAll(`SSH-2.0-${'x'.repeat(length - 10)}\r\n`).read;
    expect(of(255)).toMatchObject({ version: { overlong: false } });
    expect(of(256)).toMatchObject({ version: { overlong: true } });
  });

  test.each([
    ['\x16\x03\x01\x00', 'nul-byte'],
    ['HTTP/1.1 400\rBad', 'cr-inside-line'],
    ['SSH-2.0-\r\n', 'malformed-version'],
  ])('%j is not SSH, and its first bytes are kept', (text, problem) => {
    const { reader, read } = feedAll(`${text} and more`);
    expect(read).toEqual({ kind: 'not-ssh', problem });
    expect(Buffer.from(reader.head).toString('latin1')).toBe(`${text} and more`);
  });

  test('10 MB of junk are cut off: one line, many lines, lines of some length', () => {
    const size = 64 * 1024;
    const feedTenMegabytes = (piece: string) => {
      const reader = new VersionReader();
      const bytes = latin1(piece);
      for (let i = 0; i < 160; i++) reader.feed(bytes);
      return { read: reader.feed(bytes), reader };
    };
    const line = feedTenMegabytes('x'.repeat(size));
    expect(line.read).toEqual({ kind: 'too-long', problem: 'line' });
    const lines = feedTenMegabytes('\r\n'.repeat(size / 2));
    expect(lines.read).toEqual({ kind: 'too-long', problem: 'lines' });
    const total = feedTenMegabytes(`${'x'.repeat(1000)}\n`.repeat(size / 1001));
    expect(total.read).toEqual({ kind: 'too-long', problem: 'bytes' });
    for (const { reader } of [line, lines, total]) {
      expect(reader.preamble.length).toBeLessThanOrEqual(64);
      expect(reader.received).toBeLessThanOrEqual(256 * 1024 + 4096);
    }
  });

  test('any bytes, in any pieces, give the same answer and no exception', () => {
    const lines = fc.array(fc.constantFrom('SSH-2.0-x', '\r\n', '\n', '\r', '\0', 'text', 'SSH-', '1.99-y', '\xff'));
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 7 }), (parts, size) => {
        const text = parts.join('');
        const whole = feedAll(text).read;
        const pieces = feedAll(text, size).read;
        const withoutRest = (read: VersionRead) => (read.kind === 'version' ? read.version : read);
        expect(withoutRest(pieces)).toEqual(withoutRest(whole));
      }),
      { numRuns: 500 },
    );
  });
});
