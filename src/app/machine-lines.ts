import type { FactKey, FactTypes } from '../contract/facts/registry.ts';
import type { StageState } from '../contract/report.ts';

type Value = <K extends FactKey>(key: K) => FactTypes[K] | undefined;
interface Words {
  readonly says: string;
  readonly state: StageState;
}

/** Lines of the checklist about the machine itself. */

export function diskWords(value: Value): Words | undefined {
  const storage = value('server.machine.storage');
  if (storage === undefined) return undefined;
  const { blocked } = storage;
  if (blocked === null) return { says: 'files can be written', state: 'passed' };
  const what = { full: 'is full', 'no-inodes': 'has no inode left', 'read-only': 'is read-only', writable: '' };
  return { says: `${blocked.folder} ${what[blocked.state]}`, state: 'failed' };
}

export function machineWords(value: Value): Words | undefined {
  const memory = value('server.machine.memory');
  const load = value('server.machine.load');
  const boot = value('server.machine.boot');
  const kernel = value('server.machine.kernel');
  const clock = value('server.machine.clock');
  const logind = value('server.machine.logind');
  if (memory === undefined || boot === undefined) return undefined;
  const trouble = [
    ...(boot.state === 'starting' ? ['has not finished starting'] : []),
    ...(boot.state === 'rescue' ? ['is in rescue mode'] : []),
    ...(boot.state === 'stopping' ? ['is shutting down'] : []),
    ...(logind === 'silent' ? ['has a systemd-logind that does not answer'] : []),
    ...(memory.lastKilled === null ? [] : [`killed ${memory.lastKilled} for want of memory`]),
    ...(clock !== undefined && clock.newerFiles.length > 0 ? ['has a clock that is behind its own files'] : []),
    ...(clock !== undefined && Math.abs(clock.offsetSeconds ?? 0) >= wrongClockSeconds
      ? [`has a clock that is ${clock.offsetSeconds} s off`]
      : []),
    ...(kernel?.modules === false ? [`lacks the modules of its kernel ${kernel.release ?? ''}`.trim()] : []),
    ...(kernel !== undefined && (kernel.entropyBits ?? 256) < littleEntropyBits ? ['has little entropy'] : []),
  ];
  const free = memory.availableMib === null ? '' : `${memory.availableMib} MiB of memory free`;
  const busy = load === undefined ? '' : `load ${load.one}${load.processors === null ? '' : ` on ${load.processors}`}`;
  const means = [free, busy].filter((part) => part !== '').join(', ');
  if (trouble.length > 0) return { says: `${trouble.join(', ')}; ${means}`, state: 'noted' };
  return { says: means, state: 'passed' };
}

/** A code of six digits (TOTP, RFC 6238) holds for 30 seconds. */
const wrongClockSeconds = 30;
/** Below this, kernels before 5.18 let a program wait for random numbers. */
const littleEntropyBits = 64;

export function networkWords(value: Value): Words | undefined {
  const network = value('server.machine.network');
  if (network === undefined) return undefined;
  if (network.usable.length === 0) return { says: 'no interface is up with an address', state: 'failed' };
  const routes = network.defaultRoutes.map((family) => `IPv${family}`).join(' and ');
  const notes = [
    ...(network.duplicates.length === 0 ? [] : [`another machine has ${network.duplicates.join(', ')} too`]),
    ...(network.defaultRoutes.length === 0 ? ['no default route'] : []),
    ...(network.wayToClient === 'none' ? ['no route to the client'] : []),
  ];
  const says = `${network.usable.join(', ')}${routes === '' ? '' : `, default route for ${routes}`}`;
  return { says: [says, ...notes].join(', '), state: notes.length === 0 ? 'passed' : 'noted' };
}

export function lastLoginWords(value: Value): Words | undefined {
  const last = value('server.machine.last-login');
  const user = value('server.view')?.user;
  if (last === undefined || last.epochSeconds === null || user === undefined) return undefined;
  return {
    says: `${user} on ${new Date(last.epochSeconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    state: 'passed',
  };
}
