import { known } from '../../contract/fact.ts';
import type { ServerService } from '../../contract/facts/server.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';
import { properties, type Section } from './said.ts';

/** The SSH server's service, as the program says it that starts services here. */
export const serverService = defineCollector({
  id: 'server-service',
  section: 'service',
  gives: ['server.service'],
  read: ({ own }) => ({ facts: { 'server.service': known(serviceOf(own)) } }),
});

export function serviceOf(own: Section): ServerService {
  const manager = own.one('manager');
  if (manager === 'systemd') return ofSystemd(own);
  if (manager === 'openrc') return ofOpenRc(own);
  if (manager === 'procd') return ofProcd(own);
  if (manager === 'launchd') return ofLaunchd(own);
  if (manager === 'windows') return ofWindows(own);
  if (manager === 'runit') return ofRunit(own);
  return ofScripts(own);
}

const nothing: ServerService = {
  manager: 'none',
  unit: null,
  active: 'unknown',
  enabled: undefined,
  masked: false,
  result: null,
  makesRunFolder: false,
  socketActive: false,
  socketPorts: [],
  startedSinceBoot: undefined,
  failure: null,
  lastLines: null,
};

/** The unit that is there: an alias (Debian's sshd.service) answers with the Id of the real one. */
function ofSystemd(own: Section): ServerService {
  const units = own.many('unit').map(properties);
  const unit =
    units.find((one) => one.get('LoadState') === 'loaded') ?? units.find((one) => one.get('LoadState') === 'masked');
  // Every listener is a line `Listen=` of its own.
  const sockets = own
    .many('socket')
    .map((text) => ({ text, active: properties(text).get('ActiveState') === 'active' }));
  const journal = own.one('journal') ?? '';
  const active = sockets.filter((one) => one.active);
  const socketActive = active.length > 0;
  const socketPorts = socketActive ? sockets.flatMap(({ text }) => portsOf(text)) : [];
  if (unit === undefined) return { ...nothing, manager: 'systemd', socketActive, socketPorts };
  const since = unit.get('ActiveEnterTimestampMonotonic');
  const file = unit.get('UnitFileState') ?? '';
  return {
    manager: 'systemd',
    unit: /^[\w@.-]{1,60}$/u.exec(unit.get('Id') ?? '')?.[0] ?? null,
    active: activeOf(unit.get('ActiveState')),
    enabled: file === '' ? undefined : file.startsWith('enabled') || file === 'alias' || file === 'static',
    masked: unit.get('LoadState') === 'masked',
    result: /^[a-z-]{1,40}$/u.exec(unit.get('Result') ?? '')?.[0] ?? null,
    makesRunFolder: (unit.get('RuntimeDirectory') ?? '').split(' ').includes('sshd'),
    socketActive,
    socketPorts,
    startedSinceBoot: since === undefined || since === '' ? undefined : since !== '0',
    failure: failureIn(journal),
    lastLines: journal === '' ? null : quote(journal.slice(-2_000)),
  };
}

/** Words of systemd and of sshd.c; a line of a process that ran before says nothing of the last start. */
function failureIn(journal: string): ServerService['failure'] {
  const lines = journal.split('\n');
  const since = lines
    .slice(lines.findLastIndex((line) => /^(?:Server listening on|Started) /u.test(line)) + 1)
    .join('\n');
  if (/^Dependency failed for /mu.test(since)) return 'dependency';
  if (!/^(?:fatal: )?Cannot bind any address\.$/mu.test(since)) return null;
  const why = /^error: Bind to port \d{1,5} on \S{1,60} failed: (.{1,60})\.$/mu.exec(since)?.[1];
  if (why === 'Address already in use') return 'address-in-use';
  if (why === 'Cannot assign requested address') return 'address-missing';
  return why === 'Permission denied' ? 'port-forbidden' : null;
}

/** `Listen=[::]:22 (Stream)`. */
function portsOf(listen: string): readonly number[] {
  return [...listen.matchAll(/[ :=](\d{1,5}) \(Stream\)/gu)].map(([, port]) => Number(port));
}

function activeOf(state: string | undefined): ServerService['active'] {
  if (state === 'reloading') return 'active';
  return state === 'active' || state === 'inactive' || state === 'failed' || state === 'activating' ? state : 'unknown';
}

function ofOpenRc(own: Section): ServerService {
  const said = own.one('rc') ?? '';
  const active = /started/u.test(said)
    ? 'active'
    : /crashed/u.test(said)
      ? 'failed'
      : /stopped/u.test(said)
        ? 'inactive'
        : 'unknown';
  const levels = own.one('levels') ?? '';
  return {
    ...nothing,
    manager: 'openrc',
    unit: 'sshd',
    active,
    enabled: levels === '' ? undefined : /^\s*sshd\s*\|\s*\S/mu.test(levels),
  };
}

/** OpenWrt: /etc/rc.common answers `running` and `enabled` with its exit status. */
function ofProcd(own: Section): ServerService {
  const running = own.one('running');
  const enabled = own.one('enabled');
  return {
    ...nothing,
    manager: 'procd',
    unit: scriptOf(own),
    active: running === undefined ? 'unknown' : running === '0' ? 'active' : 'inactive',
    enabled: enabled === undefined ? undefined : enabled === '0',
  };
}

/** `run: sshd: (pid 41) 12s`, `down: sshd: 3s, normally up`; without a link among the services it never starts. */
function ofRunit(own: Section): ServerService {
  const said = own.one('sv') ?? '';
  const linked = own.one('script') !== undefined;
  const active = said.startsWith('run:') ? 'active' : said.startsWith('down:') || !linked ? 'inactive' : 'unknown';
  return {
    ...nothing,
    manager: 'runit',
    unit: scriptOf(own) ?? /^(?:sshd?|dropbear)$/u.exec(own.one('known') ?? '')?.[0] ?? null,
    active,
    enabled: linked && own.one('down') === undefined,
  };
}

/** Scripts do not know what runs; links of the runlevels say what starts at boot, for busybox the name itself does. */
function ofScripts(own: Section): ServerService {
  const unit = scriptOf(own);
  if (unit === null) return nothing;
  const executable = own.one('executable') === '1';
  if (/^S\d\d/u.test(unit)) return { ...nothing, manager: 'busybox', unit, enabled: executable };
  // A container starts what its first program starts, whatever the links say.
  const boots = own.one('first') === 'init';
  return {
    ...nothing,
    manager: 'sysv',
    unit,
    enabled: boots ? executable && own.many('link').length > 0 : undefined,
  };
}

function scriptOf(own: Section): string | null {
  return /^(?:S\d\d)?(?:sshd?|dropbear)$/u.exec(own.one('script') ?? '')?.[0] ?? null;
}

/** launchd listens itself and starts sshd for each connection; `launchctl print` ends with 113 for a job it does not have. */
function ofLaunchd(own: Section): ServerService {
  const job = own.one('job');
  return {
    ...nothing,
    manager: 'launchd',
    unit: 'com.openssh.sshd',
    active: job === undefined ? 'unknown' : job === '0' ? 'active' : 'inactive',
    enabled: job === undefined ? undefined : job === '0',
    socketActive: job === '0',
  };
}

/** State, start mode and exit code of Win32_Service. */
function ofWindows(own: Section): ServerService {
  const [state = '', start = ''] = (own.one('windows') ?? '').split('|');
  if (state === '') return { ...nothing, manager: 'windows' };
  return {
    ...nothing,
    manager: 'windows',
    unit: 'sshd',
    active: state === 'Running' ? 'active' : state === 'Start Pending' ? 'activating' : 'inactive',
    enabled: start === '' ? undefined : start === 'Auto',
    masked: start === 'Disabled',
  };
}
