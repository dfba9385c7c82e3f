import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockReading, serverClient } from './client.ts';
import type { InsideAsk } from './collector.ts';
import { readSaid } from './said.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex');

function read(
  lines: readonly (readonly [string, string, string])[],
  more: Partial<InsideAsk> = {},
): ReturnType<typeof serverClient.read>['facts'] {
  const text = ['M begin', ...lines.map(([section, field, value]) => `${section}\t${field}\t${hex(value)}`), 'M end'];
  const sections = readSaid(text.join('\n'), 'M');
  const own = sections.get('client');
  if (own === undefined) throw new Error('no section');
  const held = { port: 22, ourAddress: '192.168.1.5', ourPort: 40_000 };
  const ask: InsideAsk = { via: 'sh', user: null, from: null, port: 22, outside: true, held, withinMs: 1_000, ...more };
  return serverClient.read({ own, section: (name) => sections.get(name), ask, seenAs: null }).facts;
}

describe('the address of the client', () => {
  const client = ['client', 'client', '203.0.113.7 40000 only-one'] as const;
  const peer = ['client', 'peer', '203.0.113.7 40000 01 4711'] as const;
  const still = ['after', 'peer', '203.0.113.7 40000 01 4711'] as const;
  it('is what the server says of the one connection that fits, when it is still there at the end', () => {
    expect(read([client, peer, still])['server.client-address']).toEqual({
      known: true,
      value: { kind: 'seen', address: '203.0.113.7', port: 40_000, how: 'only-one', translated: true },
    });
  });
  it.each([
    ['gone at the end', [client, ['client', 'fits', '1']], 'none'],
    ['another port at the end', [client, peer, ['after', 'peer', '203.0.113.7 4000 01 1']], 'none'],
    ['several', [['client', 'fits', '2']], 'several'],
    ['nobody', [['client', 'fits', '0']], 'none'],
  ] as const)('is not known: %s', (_, lines, kind) => {
    expect(read(lines)['server.client-address']).toMatchObject({ known: true, value: { kind } });
  });
  it.each(['$(id) 1 same', '203.0.113.7 1 same\nx', '999.1.1.1 5 same', '1:2 5 same'])('is never %j', (text) => {
    const found = read([['client', 'client', text], still])['server.client-address'];
    expect(found?.known === true && found.value.kind === 'seen').toBe(false);
  });
  it('needs a connection that was held', () => {
    expect(read([client, peer, still], { held: undefined })['server.client-address']).toMatchObject({ known: false });
  });
});

describe('the offset of the clock', () => {
  const reading = (section: 'client' | 'after', afterMs: number, beforeMs: number): ClockReading => ({
    section,
    afterMs,
    beforeMs,
  });
  it('is narrowed by both readings, whatever the way costs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5_000_000, max: 5_000_000 }),
        fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (offset, [a = 0, b = 0, c = 0, d = 0], fine) => {
          const start = 1_800_000_000_000;
          const told = (ms: number) =>
            fine
              ? `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}000000`
              : String(Math.floor(ms / 1000));
          const [first, second] = [start + a, start + a + b + c];
          const facts = read(
            [
              ['client', 'clock', told(first + offset)],
              ['after', 'clock', told(second + offset)],
            ],
            { readings: [reading('client', start, first + b), reading('after', start, second + d)] },
          );
          const clock = facts['server.clock'];
          expect(clock?.known).toBe(true);
          if (clock?.known === true)
            expect(Math.abs(clock.value.offsetMs - offset)).toBeLessThanOrEqual(clock.value.uncertaintyMs + 1);
        },
      ),
    );
  });
  it.each(['', '%N', '1800000000.%N', 'yesterday'])('is a gap or whole seconds when date says %j', (text) => {
    const facts = read([['client', 'clock', text]], {
      readings: [reading('client', 1_800_000_000_000, 1_800_000_000_500)],
    });
    expect(facts['server.clock']?.known).toBe(text.startsWith('18'));
  });
});
