import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ServerClock, ServerMemory } from '../../contract/facts/server-machine.ts';
import { defineCollector } from './collector.ts';
import { bootOf } from './machine-boot.ts';
import { groupsOf, limitsOf } from './machine-limits.ts';
import type { Section } from './said.ts';

/** Memory, limits, boot and clock of the machine. */
export const serverMachine = defineCollector({
  id: 'server-machine',
  section: 'machine',
  gives: [
    'server.machine.memory',
    'server.machine.load',
    'server.machine.limits',
    'server.machine.boot',
    'server.machine.logind',
    'server.machine.clock',
    'server.machine.kernel',
    'server.machine.last-login',
  ],
  read({ own, ask }) {
    const now = whole(own.one('now'));
    const load = /^(\d+\.\d+) /u.exec(own.one('loadavg') ?? '')?.[1];
    const contained = own.one('contained') === '1';
    return {
      facts: {
        'server.machine.memory': known(memoryOf(own)),
        'server.machine.load':
          load === undefined ? unsaid : known({ one: Number(load), processors: whole(own.one('cpus')) }),
        'server.machine.limits': known(limitsOf(own)),
        'server.machine.boot': known(bootOf(own)),
        'server.machine.logind': logindOf(own),
        'server.machine.clock': now === null || now === 0 ? unsaid : known(clockOf(own, now)),
        'server.machine.kernel': known({
          release: /^[\w.+~-]{1,80}$/u.exec(own.one('release') ?? '')?.[0] ?? null,
          modules: contained ? null : own.one('modules') === 'present',
          entropyBits: whole(own.one('entropy')),
        }),
        'server.machine.last-login': lastLoginOf(own, ask.user),
      },
    };
  },
});

const unsaid: Fact<never> = absent({ kind: 'not-applicable', why: 'the system does not say it' });

function whole(text: string | undefined): number | null {
  const found = /^\s*(\d{1,15})\s*$/u.exec(text ?? '');
  return found === null ? null : Number(found[1]);
}

function memoryOf(own: Section): ServerMemory {
  const info = own.one('meminfo') ?? '';
  const mib = (name: string): number | null => {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(info)?.[1];
    return found === undefined ? null : Math.floor(Number(found) / 1024);
  };
  const pressure = /^some avg10=(\d+\.\d+)/mu.exec(own.one('pressure-memory') ?? '')?.[1];
  const killed = [...(own.one('kernel-kills') ?? '').matchAll(/Killed process \d+ \(([^)\n]{1,40})\)/gu)].at(-1)?.[1];
  return {
    totalMib: mib('MemTotal'),
    availableMib: mib('MemAvailable'),
    swapFreeMib: mib('SwapFree'),
    pressure: pressure === undefined ? null : Number(pressure),
    sshKills: sshKills(own),
    lastKilled: killed === undefined ? null : killed.replace(/[^\w.:-]/gu, '?'),
  };
}

/** `oom_kill` of memory.events (v2) or memory.oom_control (v1) of the server's own group, where that is not the whole machine. */
function sshKills(own: Section): number | null {
  const events = groupsOf(own).find(
    ({ group, file }) => group !== '' && (file === 'memory.events' || file === 'memory.oom_control'),
  );
  const count = /^oom_kill (\d+)$/mu.exec(events?.text ?? '')?.[1];
  return count === undefined ? null : Number(count);
}

function logindOf(own: Section): Fact<'answers' | 'silent' | 'not-running'> {
  const exit = own.one('logind');
  const unit = own.one('logind-unit') ?? '';
  if (exit === undefined) return unsaid;
  if (/^0(?:\n|$)/u.test(exit)) return known('answers');
  if (!/^LoadState=loaded$/mu.test(unit)) return unsaid;
  if (!/^ActiveState=active$/mu.test(unit)) return known('not-running');
  // Two seconds without an answer (124: not even busctl's own limit held).
  return /timed out|^124(?:\n|$)/iu.test(exit) ? known('silent') : unsaid;
}

function clockOf(own: Section, now: number): ServerClock {
  const chrony = /^System time\s*:\s*(\d+\.\d+) seconds (fast|slow) of NTP time/mu.exec(own.one('chrony') ?? '');
  const normal = /^Leap status\s*:\s*Normal/mu.test(own.one('chrony') ?? '');
  return {
    epochSeconds: now,
    newerFiles: own.many('newer').filter((file) => file.startsWith('/')),
    synchronized: own.one('synchronized') === '1' || normal ? true : own.one('chrony') === undefined ? null : false,
    offsetSeconds: chrony === null || !normal ? null : Number(chrony[1]) * (chrony[2] === 'slow' ? -1 : 1),
  };
}

function lastLoginOf(own: Section, user: string | null): Fact<{ readonly epochSeconds: number | null }> {
  if (user === null) return absent({ kind: 'not-applicable', why: 'no account was named' });
  const text = own.one('lastlog');
  if (text === undefined) return unsaid;
  const at = whole(text);
  return known({ epochSeconds: at === 0 ? null : at });
}
