import { absent, type Gap } from '../../contract/fact.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import { serverCheck } from '../server/check.ts';
import type { Collector, InsideAsk } from '../server/collector.ts';
import { collectors as unixCollectors } from '../server/inside.ts';
import { serverListen } from '../server/listen.ts';
import { readSaid } from '../server/said.ts';
import { serverService } from '../server/service.ts';
import { serverSshd } from '../server/sshd.ts';
import { serverSystem } from '../server/system.ts';
import { serverWindowsFirewall } from './firewall.ts';
import { scripts } from './scripts.generated.ts';
import { serverWindows } from './windows.ts';

/** Those of Unix whose section the PowerShell script writes in the same words, and Windows' own. */
const collectors: readonly Collector[] = [
  serverSystem,
  serverSshd,
  serverListen,
  serverService,
  serverCheck,
  serverWindows,
  serverWindowsFirewall,
];
const elsewhere = unixCollectors.flatMap(({ gives }) => gives);
const own = new Set(collectors.flatMap(({ gives }) => gives));
const answerMaxBytes = 4 * 1024 * 1024;

/** One look at this Windows machine as an SSH server: PowerShell reads the script from its standard input. */
export function windowsInside(withinMs: number) {
  return defineProbe({
    id: 'server-inside',
    stage: 'host',
    gives: [...new Set([...own, ...elsewhere])],
    footprint: { connections: 0, authAttempts: 0 },
    withinMs,
    async run(ask: InsideAsk, ports: Pick<Ports, 'processes' | 'random'>): Promise<readonly Seen[]> {
      const mark = `whyssh-${[...ports.random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      const ran = await ports.processes.run({
        program: 'powershell.exe',
        args: ['-NoProfile', '-NonInteractive', '-Command', '[Console]::In.ReadToEnd() | Invoke-Expression'],
        input: new TextEncoder().encode(windowsScript(ask.user, mark)),
        timeoutMs: ask.withinMs,
        maxBytes: answerMaxBytes,
        signal: ask.signal,
      });
      const text = 'stdout' in ran ? new TextDecoder().decode(ran.stdout) : '';
      return windowsSeen(text, mark, ask, ran.kind);
    },
  });
}

export function windowsScript(user: string | null, mark: string): string {
  // As numbers: no letter of a name can be code, and the code page of the console does not matter.
  const bytes = [...new TextEncoder().encode(user ?? '')].join(',');
  const head = `$mark = '${mark}'\n$askUser = [Text.Encoding]::UTF8.GetString([byte[]]@(${bytes}))\n`;
  return head + (scripts['inside'] ?? '');
}

/** What the script said, and for everything else that a look at a Unix machine gives the reason why it is not known. */
export function windowsSeen(text: string, mark: string, ask: InsideAsk, ended: string): readonly Seen[] {
  const sections = readSaid(text, mark);
  const unsaid: Gap = { kind: 'unsupported', why: `PowerShell did not say it (${ended})` };
  const seen = collectors.map((collector) => {
    const section = sections.get(collector.section);
    if (section === undefined)
      return { facts: Object.fromEntries(collector.gives.map((key) => [key, absent(unsaid)])) };
    return collector.read({ own: section, section: (name) => sections.get(name), ask, seenAs: null });
  });
  const notHere: Gap = { kind: 'unsupported', why: 'on Windows accounts, bans and the log are not looked at' };
  const missing = elsewhere.filter((key) => !own.has(key)).map((key) => [key, absent(notHere)] as const);
  return [...seen, { facts: Object.fromEntries(missing) }];
}
