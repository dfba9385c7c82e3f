import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, book, type Cost, connectionsLimit, failuresLimit, mayLook, penaltyLimitS } from './ledger.ts';

const look: Cost = { connections: 1, failedLogins: 0, withoutLogin: 1 };
const failed: Cost = { connections: 1, failedLogins: 1, withoutLogin: 0 };

/** What the three guards of a server would hold against us, by their own rules. */
function serverView(booked: readonly { readonly atMs: number; readonly cost: Cost }[]): {
  penaltyS: number;
  hits30s: number;
  failures10min: number;
} {
  let penaltyS = 0;
  let lastMs = 0;
  let worst = { penaltyS: 0, hits30s: 0, failures10min: 0 };
  for (const { atMs, cost } of booked) {
    penaltyS = Math.max(0, penaltyS - (atMs - lastMs) / 1000) + cost.withoutLogin + 5 * cost.failedLogins;
    lastMs = atMs;
    const since = (windowMs: number) => booked.filter((one) => one.atMs <= atMs && atMs - one.atMs < windowMs);
    worst = {
      penaltyS: Math.max(worst.penaltyS, penaltyS),
      hits30s: Math.max(
        worst.hits30s,
        since(30_000).reduce((sum, one) => sum + one.cost.connections, 0),
      ),
      failures10min: Math.max(
        worst.failures10min,
        since(600_000).reduce((sum, one) => sum + one.cost.failedLogins, 0),
      ),
    };
  }
  return worst;
}

describe('ledger', () => {
  it('never lets any sequence of looks reach a guard, and says when the next one is allowed', () => {
    const steps = fc.array(fc.record({ pauseMs: fc.nat(20_000), failed: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (sequence) => {
        let account: Account | undefined;
        let nowMs = 1_000;
        const booked: { atMs: number; cost: Cost }[] = [];
        for (const step of sequence) {
          nowMs += step.pauseMs;
          const cost = step.failed ? failed : look;
          const ruling = mayLook(account, cost, nowMs);
          if (ruling.kind === 'over') {
            expect(ruling.allowedInMs).toBeGreaterThan(0);
            expect(
              mayLook(account, cost, nowMs + ruling.allowedInMs).kind === 'allowed' || ruling.why !== 'failures',
            ).toBe(true);
            continue;
          }
          account = book(account, cost, nowMs);
          booked.push({ atMs: nowMs, cost });
        }
        const worst = serverView(booked);
        expect(worst.penaltyS).toBeLessThanOrEqual(penaltyLimitS + 0.001);
        expect(worst.hits30s).toBeLessThanOrEqual(connectionsLimit);
        expect(worst.failures10min).toBeLessThanOrEqual(failuresLimit);
      }),
    );
  });
});
