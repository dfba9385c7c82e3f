import type { ServerService } from '../../contract/facts/server.ts';
import type { Command, FixStep } from '../../contract/fix.ts';
import { shellWord } from '../words.ts';

/** The SSH server as this machine starts it. */
export interface ServiceHandle {
  readonly manager: ServerService['manager'];
  /** Name of the unit or of the script. */
  readonly unit: string;
  /** The program, for a machine without a service manager. */
  readonly program: string;
}

export function startStep(service: ServiceHandle): FixStep {
  return {
    kind: 'service.start',
    where: 'server',
    title: `Start the SSH server (${service.unit}).`,
    grade: 'safe',
    operations: [start(service)],
  };
}

export function enableStep(service: ServiceHandle): FixStep {
  return {
    kind: 'service.enable',
    where: 'server',
    title: `Let ${service.unit} start at boot.`,
    grade: 'safe',
    operations: [enable(service)],
  };
}

function start({ manager, unit, program }: ServiceHandle): Command {
  const does = `start of ${unit}`;
  const name = shellWord(unit);
  switch (manager) {
    case 'systemd':
      return {
        kind: 'run',
        shows: `systemctl start ${name}`,
        does,
        // After several failed starts systemd refuses until the count is cleared.
        run: `systemctl reset-failed ${name} 2>/dev/null; systemctl start ${name} || { systemctl status --no-pager -n 5 ${name} >&2; exit 1; }`,
        undo: `systemctl stop ${name}`,
        done: `systemctl is-active -q ${name}`,
      };
    case 'openrc':
      return {
        kind: 'run',
        shows: `rc-service ${name} start`,
        does,
        run: `rc-service ${name} start`,
        undo: `rc-service ${name} stop`,
        done: `rc-service -q ${name} status`,
      };
    case 'runit':
      return {
        kind: 'run',
        shows: `sv up ${name}`,
        does,
        run: `sv up ${name}`,
        undo: `sv down ${name}`,
        done: `sv status ${name} | grep -q '^run:'`,
      };
    case 'sysv':
    case 'procd':
    case 'busybox':
    case 'launchd':
    case 'windows':
    case 'none':
      return {
        kind: 'run',
        shows: `service ${name} start    (without a start script: ${program})`,
        does,
        run: `if [ -x /etc/init.d/${name} ]; then /etc/init.d/${name} start; else ${shellWord(program)}; fi`,
        undo: `if [ -x /etc/init.d/${name} ]; then /etc/init.d/${name} stop; else kill "$(cat /run/sshd.pid)"; fi`,
        done: 'pid=$(cat /run/sshd.pid 2>/dev/null || cat /var/run/sshd.pid 2>/dev/null) && kill -0 "$pid"',
      };
    default:
      return manager satisfies never;
  }
}

function enable({ manager, unit }: ServiceHandle): Command {
  const name = shellWord(unit);
  const does = `${unit} at boot`;
  switch (manager) {
    case 'systemd':
      return {
        kind: 'run',
        shows: `systemctl enable ${name}`,
        does,
        run: `systemctl -q enable ${name}`,
        undo: `systemctl -q disable ${name}`,
        done: `systemctl is-enabled -q ${name}`,
      };
    case 'openrc':
      return {
        kind: 'run',
        shows: `rc-update add ${name}`,
        does,
        run: `rc-update -q add ${name}`,
        undo: `rc-update -q del ${name}`,
        done: `rc-update show | grep -q "^ *${name} "`,
      };
    case 'sysv':
    case 'runit':
    case 'procd':
    case 'busybox':
    case 'launchd':
    case 'windows':
    case 'none':
      return { kind: 'run', shows: null, does, run: ':', undo: null, done: ':' };
    default:
      return manager satisfies never;
  }
}
