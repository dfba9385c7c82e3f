import type { Command, Operation } from '../../contract/fix.ts';
import { shellWord } from '../words.ts';
import type { ServiceHandle } from './service.ts';

/**
 * Operations on sshd's configuration with what belongs around them: on the way back a reload comes last, on the way there
 * the check comes before it. A server that does not run is left as it is.
 */
export function withReload(service: ServiceHandle, operations: readonly Operation[]): readonly Operation[] {
  if (operations.length === 0) return [];
  return [reloadOnTheWayBack(service), ...operations, checkConfig(service), reload(service)];
}

/** `sshd -t`: no server is started or reloaded with a configuration that it would not take. */
export function checkConfig({ program }: ServiceHandle): Command {
  return {
    kind: 'run',
    shows: `${program} -t`,
    does: 'the check of the new sshd_config',
    // The service's own start makes the folder; sshd -t wants it too.
    run: `[ -d /run/sshd ] || made=1; mkdir -p -m 755 /run/sshd; ${shellWord(program)} -t; code=$?; [ -z "$made" ] || rmdir /run/sshd; exit "$code"`,
    undo: null,
    done: null,
  };
}

function reload(service: ServiceHandle): Command {
  return {
    kind: 'run',
    shows: shownReload(service),
    does: 'the reload of sshd',
    run: reloadLines(service),
    undo: null,
    done: null,
  };
}

function reloadOnTheWayBack(service: ServiceHandle): Command {
  return { kind: 'run', shows: null, does: 'the reload of sshd', run: ':', undo: reloadLines(service), done: null };
}

function shownReload({ manager, unit }: ServiceHandle): string {
  if (manager === 'systemd') return `systemctl reload ${unit}`;
  return manager === 'openrc' ? `rc-service ${unit} reload` : 'kill -HUP "$(cat /run/sshd.pid)"';
}

function reloadLines({ manager, unit, program }: ServiceHandle): string {
  const name = shellWord(unit);
  const ask =
    manager === 'systemd'
      ? // An active socket starts a fresh sshd for each connection: there is nothing to reload.
        `systemctl is-active -q ${name} || exit 0\nsystemctl reload ${name}`
      : manager === 'openrc'
        ? `rc-service -q ${name} status || exit 0\nrc-service ${name} reload`
        : `pid=$(cat /run/sshd.pid 2>/dev/null || cat /var/run/sshd.pid 2>/dev/null) && kill -0 "$pid" 2>/dev/null || exit 0\n${shellWord(program)} -t && kill -HUP "$pid"`;
  // sshd runs its program anew; until then nobody listens.
  return `${ask} || exit 1\nsleep 0.3 2>/dev/null || sleep 1`;
}
