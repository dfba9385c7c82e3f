import type { ServerLimits, Used } from '../../contract/facts/server-machine.ts';
import type { Section } from './said.ts';

interface GroupFile {
  /** Path of the control group, empty for the root. */
  readonly group: string;
  readonly file: string;
  readonly text: string;
}

/** The files of the SSH server's control group and of those above it, the nearest first. */
export function groupsOf(own: Section): readonly GroupFile[] {
  return own.many('group').flatMap((value) => {
    const at = value.indexOf('\n');
    const path = at === -1 ? value : value.slice(0, at);
    const slash = path.lastIndexOf('/');
    if (slash === -1) return [];
    return [{ group: path.slice(0, slash), file: path.slice(slash + 1), text: at === -1 ? '' : value.slice(at + 1) }];
  });
}

export function limitsOf(own: Section): ServerLimits {
  return { tasks: tasksOf(own), files: filesOf(own), processes: processesOf(own), terminals: terminalsOf(own) };
}

/** Of the groups with a limit, the one with the fewest processes left. */
function tasksOf(own: Section): ServerLimits['tasks'] {
  const files = groupsOf(own);
  const limited = files.flatMap(({ group, file, text }) => {
    const max = file === 'pids.max' ? number(text) : undefined;
    const beside = (name: string) => files.find((other) => other.group === group && other.file === name)?.text;
    const now = number(beside('pids.current'));
    if (max === undefined || now === undefined) return [];
    const refused = /^max (\d+)$/mu.exec(beside('pids.events') ?? '')?.[1];
    return [{ ...used(now, max), refused: refused === undefined ? null : Number(refused) }];
  });
  return limited.sort((a, b) => a.max - a.used - (b.max - b.used))[0] ?? null;
}

/** The soft limit is the one that counts: `Max open files  1024  524288  files`. */
function filesOf(own: Section): Used | null {
  const max = number(/^Max open files\s+(\d+)/mu.exec(own.one('limits') ?? '')?.[1]);
  const now = number(own.one('files'));
  return max === undefined || now === undefined ? null : used(now, max);
}

/** `0.43 0.77 1.28 2/136 44`: 136 processes and threads in all. */
function processesOf(own: Section): Used | null {
  const now = number(/ \d+\/(\d+) /u.exec(own.one('loadavg') ?? '')?.[1]);
  const max = number(own.one('pid-max'));
  return now === undefined || max === undefined ? null : used(now, max);
}

/** The kernel's own limit, and that of this mount of /dev/pts (`max=`). */
function terminalsOf(own: Section): ServerLimits['terminals'] {
  const here = number(own.one('terminals'));
  if (here === undefined) return null;
  const options = own.many('devpts').at(-1);
  const ofMount = number(/(?:^|,)max=(\d+)/u.exec(options ?? '')?.[1]);
  const ofKernel = number(own.one('pty-max'));
  const everywhere = number(own.one('pty-nr')) ?? 0;
  const mounted = options !== undefined;
  // `max=0` wraps around in the kernel (fs/devpts/inode.c) and is no limit.
  if (ofMount !== undefined && ofMount > 0 && here >= ofMount) return { ...used(here, ofMount), mounted };
  return ofKernel === undefined ? null : { ...used(everywhere, ofKernel), mounted };
}

function used(now: number, max: number): Used {
  return { used: now, max, full: now >= max };
}

/** `max` and what is no number are no limit. */
function number(text: string | undefined): number | undefined {
  const found = /^\s*(\d{1,15})\s*$/u.exec(text ?? '');
  return found === null ? undefined : Number(found[1]);
}
