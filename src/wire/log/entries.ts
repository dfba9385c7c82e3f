/** One message of sshd out of a log. */
export interface LogEntry {
  /** Milliseconds since 1970 by the server's clock; the log's own grain is `grainMs`. */
  readonly atMs: number;
  readonly grainMs: number;
  readonly pid: number;
  readonly message: string;
  /** The journal knows from the kernel that root's sshd said it; a line of a file says so only itself. */
  readonly verified: boolean;
}

const programs = new Set(['sshd', 'sshd-session', 'sshd-auth']);
const messageMaxLength = 2_000;

/** `journalctl -o json`: one object a line. A message with bytes that are no text is a list of numbers. */
export function journalEntries(text: string): readonly LogEntry[] {
  return text.split('\n').flatMap((line) => {
    const fields = objectOf(line);
    const message = messageOf(fields?.['MESSAGE']);
    const micros = Number(fields?.['__REALTIME_TIMESTAMP']);
    const pid = Number(fields?.['_PID'] ?? fields?.['SYSLOG_PID']);
    if (message === undefined || !Number.isSafeInteger(micros) || !Number.isSafeInteger(pid)) return [];
    if (!programs.has(String(fields?.['SYSLOG_IDENTIFIER']))) return [];
    return [{ atMs: Math.floor(micros / 1_000), grainMs: 1, pid, message, verified: saidBySshd(fields) }];
  });
}

/** Fields with a leading underscore are the journal's own word. A process that is gone already has no _COMM and _EXE any more, but always _UID. */
function saidBySshd(fields: Readonly<Record<string, unknown>> | undefined): boolean {
  const { _UID: uid, _COMM: name, _EXE: path } = fields ?? {};
  if (uid !== '0') return false;
  if (name !== undefined && !programs.has(String(name))) return false;
  return path === undefined || programs.has(String(path).slice(String(path).lastIndexOf('/') + 1));
}

function objectOf(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function messageOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, messageMaxLength);
  if (!Array.isArray(value)) return undefined;
  const bytes = Uint8Array.from(value.slice(0, messageMaxLength).filter((one) => Number.isInteger(one)) as number[]);
  return new TextDecoder().decode(bytes);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMs = 86_400_000;
/** `Nov 23 10:42:07 host sshd[4711]: message`, or RFC 3339 in front; busybox syslogd puts `auth.info` before the program. */
const lineForm =
  /^(?:([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))) (\S{1,255}) (?:[a-z0-9]{1,10}\.[a-z]{1,8} )?([a-z-]{1,20})\[(\d{1,10})\]: (.*)$/u;

/** The clock of the server when its log was read: the old form of a line tells neither year nor zone. */
export interface LogClock {
  readonly nowMs: number;
  /** Minutes east of UTC. */
  readonly zoneMinutes: number;
}

/** Lines of /var/log/auth.log and its kin. Only the beginning of a line names the program, so no message can. */
export function syslogEntries(text: string, clock: LogClock): readonly LogEntry[] {
  return text.split('\n').flatMap((line) => {
    const [, month, day, hours, minutes, seconds, iso, , program = '', pid = '', message = ''] =
      lineForm.exec(line) ?? [];
    if (!programs.has(program)) return [];
    const atMs =
      iso === undefined
        ? oldTime(months.indexOf(month ?? ''), Number(day), [Number(hours), Number(minutes), Number(seconds)], clock)
        : Date.parse(iso);
    if (!Number.isFinite(atMs)) return [];
    const grainMs = iso?.includes('.') === true ? 1 : 1_000;
    return [{ atMs, grainMs, pid: Number(pid), message: message.slice(0, messageMaxLength), verified: false }];
  });
}

/** The latest year in which the line is not of tomorrow. */
function oldTime(month: number, day: number, time: readonly number[], { nowMs, zoneMinutes }: LogClock): number {
  const [hours = 0, minutes = 0, seconds = 0] = time;
  if (month < 0) return Number.NaN;
  const year = new Date(nowMs + zoneMinutes * 60_000).getUTCFullYear();
  const inYear = (one: number): number => Date.UTC(one, month, day, hours, minutes, seconds) - zoneMinutes * 60_000;
  return inYear(year) > nowMs + dayMs ? inYear(year - 1) : inYear(year);
}
