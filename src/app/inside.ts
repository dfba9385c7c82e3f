import { serverInside } from '../collectors/server/inside.ts';
import type { Observation } from '../contract/fact.ts';
import type { Report } from '../contract/report.ts';
import type { Ports } from '../ports/ports.ts';
import { buildReport, type RunHead } from './build-report.ts';
import { insideNotes } from './inside-notes.ts';
import { type Progress, Recorder } from './recorder.ts';

/** `whyssh here` as it was asked for. */
export interface HereRequest {
  readonly user: string | null;
  readonly from: string | null;
  readonly port: number | null;
  readonly words: readonly string[];
  readonly deadlineMs: number;
}

export interface InsideExamined {
  readonly report: Report;
  readonly saved: () => Promise<string>;
}

/** Looks at this machine as an SSH server, and at nothing else. Never throws for the world. */
export async function examineHere(
  request: HereRequest,
  ports: Ports,
  onProgress: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<InsideExamined> {
  const startedMs = ports.clock.nowMs();
  const startedAt = new Date(ports.clock.wallMs()).toISOString();
  const recorder = new Recorder(ports, onProgress);
  const { user, from, port } = request;
  const ask = { via: null, user, from, port, outside: false, withinMs: request.deadlineMs, signal: stop };
  await recorder.look(await lookOf(ports, request.deadlineMs), ask, { hop: 0 }, stop);
  const { observations } = recorder;
  const seenPort = recorder.value('server.view', { hop: 0 })?.port ?? port ?? 22;
  const head: RunHead = {
    asked: {
      hops: 1,
      noLogin: false,
      names: {
        name: 'this machine',
        host: 'this machine',
        address: 'this machine',
        user: user ?? 'USER',
        port: seenPort,
      },
    },
    destination: 'this machine',
    host: 'this machine',
    user,
    port: seenPort,
    arguments: request.words,
    startedAt,
    tookMs: Math.round((ports.clock.nowMs() - startedMs) * 10) / 10,
    notes: [
      ...insideNotes(observations),
      ...(stop.aborted ? ['Stopped before the end; this is what was seen until then.'] : []),
    ],
  };
  return {
    report: buildReport(head, observations),
    saved: async () => (await import('./saved-run.ts')).saveRun(head, observations as readonly Observation[]),
  };
}

/** sh does not stand on Windows: PowerShell looks there. */
async function lookOf(ports: Ports, withinMs: number): Promise<ReturnType<typeof serverInside>> {
  const { platform } = await ports.system.info();
  if (platform !== 'windows') return serverInside(withinMs);
  const { windowsInside } = await import('../collectors/windows/inside.ts');
  return windowsInside(withinMs);
}
