import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ServerClientAddress, ServerClock } from '../../contract/facts/attempt.ts';
import { addressBytes, canonicalAddress } from '../../ports/address.ts';
import { defineCollector, type InsideAsk } from './collector.ts';
import type { Section } from './said.ts';

/** Who the client is to the server, and how the two clocks stand to each other. */
export const serverClient = defineCollector({
  id: 'server-client',
  section: 'client',
  gives: ['server.client-address', 'server.clock'],
  read: ({ own, section, ask }) => ({
    facts: {
      'server.client-address': clientOf(own, section('after'), ask),
      'server.clock': clockOf(ask, own, section('after')),
    },
  }),
});

/** What the script found, as long as the connection was still there at its end: that of a passer-by seldom is. */
export function clientOf(own: Section, after: Section | undefined, { held }: InsideAsk): Fact<ServerClientAddress> {
  if (held === undefined)
    return absent({ kind: 'not-applicable', why: 'no connection to the server could be held open' });
  const [, text = '', port = '', how = ''] =
    /^([0-9a-f.:]{2,39}) (\d{1,5}) (same|only-one)$/u.exec(own.one('client') ?? '') ?? [];
  const fits = Number(own.one('fits') ?? 'NaN');
  if (text === '' || addressBytes(text) === undefined) {
    if (fits > 1) return known({ kind: 'several', count: fits });
    return fits === 0
      ? known({ kind: 'none' })
      : absent({ kind: 'unsupported', why: 'the server does not show its connections' });
  }
  const later = new Set(after?.many('peer').map(endOf) ?? []);
  const still = own
    .many('peer')
    .map(endOf)
    .find((end) => later.has(end) && end.startsWith(`${text} `) && (how !== 'same' || end === `${text} ${port}`));
  if (still === undefined) return known({ kind: 'none' });
  const address = canonicalAddress(text);
  const translated = held.ourAddress === null ? undefined : canonicalAddress(held.ourAddress) !== address;
  return known({
    kind: 'seen',
    address,
    port: Number(still.split(' ')[1]),
    how: how === 'same' ? 'same' : 'only-one',
    translated,
  });
}

/** `address port` of a line `address port state inode`. */
function endOf(line: string): string {
  return line.split(' ', 2).join(' ');
}

/** A time that the server told, and between which of our own it must have read it. */
export interface ClockReading {
  readonly section: 'client' | 'after';
  readonly afterMs: number;
  readonly beforeMs: number;
}

/** Without fractions (busybox) the clock may have stood anywhere within the second. */
const wholeSecondMs = 999;

/** Every reading narrows it: the server read its clock after we sent the script and before its line was here. */
export function clockOf({ readings }: InsideAsk, own: Section, after: Section | undefined): Fact<ServerClock> {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (const { section, afterMs, beforeMs } of readings ?? []) {
    const said = (section === 'client' ? own : after)?.one('clock') ?? '';
    const [, seconds, nanos] = /^(\d{9,11})(?:\.(\d{9}))?/u.exec(said) ?? [];
    if (seconds === undefined) continue;
    const theirs = Number(seconds) * 1_000 + Number(nanos ?? '0') / 1e6;
    least = Math.max(least, theirs - beforeMs);
    most = Math.min(most, theirs + (nanos === undefined ? wholeSecondMs : 0) - afterMs);
  }
  if (!Number.isFinite(least) || most < least)
    return absent({ kind: 'unsupported', why: 'the server does not tell its time' });
  return known({ offsetMs: Math.round((least + most) / 2), uncertaintyMs: Math.ceil((most - least) / 2) });
}
