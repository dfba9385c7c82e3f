import { known } from '../../contract/fact.ts';
import type { ServerService } from '../../contract/facts/server.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';
import { properties, type Section } from './said.ts';

/** The SSH server's service, as systemd or OpenRC says it. */
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
  return { ...nothing, manager: 'none' };
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
  lastLines: null,
};

/** The unit that is there: an alias (Debian's sshd.service) answers with the Id of the real one. */
function ofSystemd(own: Section): ServerService {
  const units = own.many('unit').map(properties);
  const unit =
    units.find((one) => one.get('LoadState') === 'loaded') ?? units.find((one) => one.get('LoadState') === 'masked');
  const sockets = own.many('socket').map(properties);
  const journal = own.one('journal') ?? '';
  const socketActive = sockets.some((one) => one.get('ActiveState') === 'active');
  if (unit === undefined) return { ...nothing, manager: 'systemd', socketActive };
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
    lastLines: journal === '' ? null : quote(journal.slice(-2_000)),
  };
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
