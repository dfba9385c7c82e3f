import type { Banner } from '../../../contract/facts/banner.ts';
import type { Clock } from '../../../ports/clock.ts';
import { BannerReader, type BannerSeen } from './banner-reader.ts';
import type { Connection } from './connection.ts';

/** What our own version line says (RFC 4253 section 4.2): nobody else's name. */
export const ourSoftware = 'whyssh_0.1';
const ourVersionLine = `SSH-2.0-${ourSoftware}`;

/** How long the server may speak first: three round trips, at least 300 ms; more where the way there is built up meanwhile. */
function quietMs(rttMs: number | undefined): number {
  return rttMs === undefined ? 2_000 : Math.max(300, 3 * rttMs);
}

/** Reads the banner on an open connection and notes what belongs to the next stage. Closes it when there is nothing to go on with. */
export async function readBanner(
  connection: Connection,
  clock: Clock,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly banner: Banner; readonly before: string }> {
  if (connection.banner !== undefined) return { banner: connection.banner, before: '' };
  const seen = await listen(connection, clock, waitMs, signal);
  connection.banner = seen.banner;
  connection.theirLine = seen.theirLine;
  connection.rest = seen.rest;
  if (seen.banner.kind !== 'ssh') {
    connection.stream?.abort();
    connection.stream = undefined;
  }
  return seen;
}

async function listen(
  connection: Connection,
  clock: Clock,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<BannerSeen> {
  const { stream } = connection;
  const reader = new BannerReader();
  const sinceOpen = () => clock.nowMs() - connection.openedAtMs;
  if (stream === undefined) return reader.ended('closed', 0);
  const untilMs = clock.nowMs() + waitMs;
  const speakAtMs = clock.nowMs() + quietMs(connection.rttMs);
  for (;;) {
    const nowMs = clock.nowMs();
    if (nowMs >= untilMs || signal?.aborted === true) return reader.timedOut(sinceOpen());
    if (connection.ourLine === undefined && nowMs >= speakAtMs) {
      connection.ourLine = Buffer.from(ourVersionLine, 'latin1');
      reader.weSpoke(ourVersionLine);
      await stream.write(Buffer.from(`${ourVersionLine}\r\n`, 'latin1'));
    }
    const waitUntilMs = connection.ourLine === undefined ? Math.min(speakAtMs, untilMs) : untilMs;
    const got = await stream.read(Math.max(1, Math.min(waitUntilMs - nowMs, sliceMs)));
    switch (got.kind) {
      case 'data': {
        const seen = reader.data(got.bytes, sinceOpen());
        if (seen !== undefined) return seen;
        break;
      }
      case 'end':
      case 'reset':
        return reader.ended(got.kind === 'end' ? 'closed' : 'reset', sinceOpen());
      case 'timeout':
        break;
      default:
        got satisfies never;
    }
  }
}

/** How soon an abort from outside is noticed. */
const sliceMs = 250;
