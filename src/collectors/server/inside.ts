import { absent, type Gap } from '../../contract/fact.ts';
import type { FactKey } from '../../contract/facts/registry.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunResult } from '../../ports/process.ts';
import { serverAccount } from './account.ts';
import { serverBans } from './bans.ts';
import { serverCheck } from './check.ts';
import { type ClockReading, clientOf, serverClient } from './client.ts';
import type { Collector, InsideAsk } from './collector.ts';
import { serverEffective } from './effective.ts';
import { serverFirewall } from './firewall.ts';
import { serverKeys } from './keys.ts';
import { serverLabels } from './labels.ts';
import { serverLimits } from './limits.ts';
import { serverListen } from './listen.ts';

import { serverLog } from './log.ts';
import { serverMachine } from './machine.ts';
import { serverMacos } from './macos.ts';
import { serverNetwork } from './network.ts';

import { serverPam } from './pam.ts';
import { serverRunning } from './running.ts';
import { readSaid, type Section } from './said.ts';
import { insideScript } from './script.ts';
import { serverService } from './service.ts';
import { serverSshd } from './sshd.ts';
import { serverStorage } from './storage.ts';
import { serverSystem } from './system.ts';
import { sendScript } from './way.ts';

export const collectors: readonly Collector[] = [
  serverClient,
  serverRunning,
  serverSystem,
  serverSshd,
  serverListen,
  serverService,
  serverCheck,
  serverEffective,
  serverLimits,
  serverAccount,
  serverPam,
  serverKeys,
  serverBans,
  serverLabels,
  serverFirewall,
  serverLog,
  serverStorage,
  serverMachine,
  serverNetwork,
  serverMacos,
];

/** Most bytes of an answer that are kept. */
const answerMaxBytes = 4 * 1024 * 1024;

/** One look at the server's inside: sh runs the script, there or here, and every collector reads its section. */
export function serverInside(withinMs: number) {
  return defineProbe({
    id: 'server-inside',
    stage: 'host',
    gives: collectors.flatMap(({ gives }) => gives),
    footprint: { connections: 0, authAttempts: 0 },
    withinMs,
    async run(ask: InsideAsk, ports: Pick<Ports, 'processes' | 'random' | 'clock'>): Promise<readonly Seen[]> {
      const mark = `whyssh-${[...ports.random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      const script = insideScript(
        collectors.map(({ section }) => section),
        ask,
        mark,
      );
      let afterMs = ports.clock.wallMs();
      const readings: ClockReading[] = [];
      const limits = {
        timeoutMs: ask.withinMs,
        maxBytes: answerMaxBytes,
        signal: ask.signal,
        onLine(line: Uint8Array): undefined {
          const section = clockLine.exec(new TextDecoder().decode(line.subarray(0, clockLineMaxBytes)))?.[1];
          if (section === 'client' || section === 'after')
            readings.push({ section, afterMs, beforeMs: ports.clock.wallMs() });
          return undefined;
        },
      };
      if (ask.via === null) {
        const input = new TextEncoder().encode(script);
        return seenIn(await ports.processes.run({ ...limits, program: 'sh', args: ['-s'], input }), mark, {
          ...ask,
          readings,
        });
      }
      const onSend = (): void => {
        afterMs = ports.clock.wallMs();
      };
      const { ran, because } = await sendScript(ports, { ...limits, via: ask.via, script, mark, onSend });
      return seenIn(ran, mark, { ...ask, readings }, because);
    },
  });
}

const clockLine = /^(client|after)\tclock\t/u;
const clockLineMaxBytes = 80;

/** Whatever came is kept; what is missing is a gap with the reason why the command ended. */
export function seenIn(ran: RunResult, mark: string, ask: InsideAsk, because?: string): readonly Seen[] {
  const text = 'stdout' in ran ? new TextDecoder().decode(ran.stdout) : '';
  const sections = readSaid(text, mark);
  const gap: Gap = because === undefined ? gapOf(ran, sections.size > 0) : { kind: 'unsupported', why: because };
  const seenAs = addressSeen(sections, ask);
  const asked = { ...ask, from: ask.from ?? seenAs };
  const seen = collectors.map((collector) => {
    const own = sections.get(collector.section);
    if (own === undefined) return missing(collector.gives, gap, ran);
    return collector.read({ own, section: (name) => sections.get(name), ask: asked, seenAs });
  });
  return isOtherMachine(seen, ask.hostKey) ? collectors.map(({ gives }) => missing(gives, otherMachine, ran)) : seen;
}

/** The client's address as the server sees it; the script has already asked for this one. */
function addressSeen(sections: ReadonlyMap<string, Section>, ask: InsideAsk): string | null {
  const own = sections.get('client');
  const client = own === undefined ? undefined : clientOf(own, sections.get('after'), ask);
  return client?.known === true && client.value.kind === 'seen' ? client.value.address : null;
}

const otherMachine: Gap = {
  kind: 'unsupported',
  why: 'the command leads to another machine: its host keys are not the one that the SSH port shows',
};

/** Two halves of two machines would prove anything. */
function isOtherMachine(seen: readonly Seen[], hostKey: string | undefined): boolean {
  const keys = seen.map(({ facts }) => facts['server.host-keys']).find((fact) => fact?.known === true);
  return (
    hostKey !== undefined && keys?.known === true && keys.value.whole && !keys.value.fingerprints.includes(hostKey)
  );
}

function missing(gives: readonly FactKey[], gap: Gap, ran: RunResult): Seen {
  const stderr = 'stderr' in ran ? new TextDecoder().decode(ran.stderr) : '';
  return {
    facts: Object.fromEntries(gives.map((key) => [key, absent(gap)])),
    evidence: stderr === '' ? [] : [{ what: 'standard error of the command', text: quote(stderr) }],
  };
}

function gapOf(ran: RunResult, began: boolean): Gap {
  switch (ran.kind) {
    case 'timed-out':
      return { kind: 'timed-out', stage: 'host', limitMs: ran.limitMs };
    case 'exited': {
      const said = new TextDecoder().decode(ran.stderr).trim().split('\n').at(-1)?.slice(0, 300) ?? '';
      const why = began ? 'it ended before it had said everything' : 'it did not run sh from its standard input';
      return { kind: 'unsupported', why: `${why} (exit ${ran.code})${said === '' ? '' : `: ${said}`}` };
    }
    case 'signalled':
      return { kind: 'unsupported', why: `the command was ended by ${ran.signal}` };
    case 'stopped':
      return { kind: 'not-run', why: 'the run was over' };
    case 'not-found':
      return { kind: 'unsupported', why: `there is no ${ran.program} here` };
    case 'failed':
      return { kind: 'unsupported', why: `the command could not be started: ${ran.code}` };
    default:
      return ran satisfies never;
  }
}
