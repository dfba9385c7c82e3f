/** How many failures lock an account, and for how long (faillock.conf(5)). Seconds. */
export interface FaillockSettings {
  readonly deny: number;
  readonly failIntervalS: number;
  /** 0: until somebody sets it back. */
  readonly unlockTimeS: number;
  readonly evenDenyRoot: boolean;
}

export interface FaillockState {
  readonly locked: boolean;
  /** Failures that count now. */
  readonly failures: number;
  /** Seconds until it opens by itself; null: it does not, or it is not locked. */
  readonly opensInS: number | null;
}

/** Linux-PAM's own defaults, then faillock.conf, then the words behind the module. */
export function faillockSettings(conf: string, args: readonly string[]): FaillockSettings {
  const words = new Map<string, string>();
  const lines = conf.split('\n').map((line) => line.replace(/#.*$/u, '').replaceAll(/\s+/gu, ''));
  for (const word of [...lines, ...args]) {
    const [name = '', value = ''] = word.split('=', 2);
    if (name !== '') words.set(name, value);
  }
  const number = (name: string, otherwise: number): number => {
    const value = words.get(name) ?? '';
    return /^\d{1,9}$/u.test(value) ? Number(value) : otherwise;
  };
  return {
    deny: number('deny', 3),
    failIntervalS: number('fail_interval', 900),
    unlockTimeS: words.get('unlock_time') === 'never' ? 0 : number('unlock_time', 600),
    evenDenyRoot: words.has('even_deny_root'),
  };
}

const recordBytes = 64; // struct tally of faillock.h: 52 source, 2 reserved, 2 status, 8 time
const statusValid = 1; // TALLY_STATUS_VALID

/** The tally file of the account, as hexadecimal text of a little-endian machine (check_tally of pam_faillock.c). */
export function faillockState(hex: string, settings: FaillockSettings, nowS: number, uid: number): FaillockState {
  const bytes = (hex.match(/[0-9a-f]{2}/gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  const times: number[] = [];
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
    const little = (from: number, count: number): number =>
      bytes.slice(from, from + count).reduceRight((sum, byte) => sum * 256 + byte, 0);
    if ((little(at + 54, 2) & statusValid) !== 0) times.push(little(at + 56, 8));
  }
  const latest = Math.max(0, ...times);
  const failures = times.filter((time) => latest - time < settings.failIntervalS).length;
  const opensAt = latest + settings.unlockTimeS;
  const over = settings.unlockTimeS !== 0 && opensAt < nowS;
  const locked = settings.deny !== 0 && failures >= settings.deny && !over && (uid !== 0 || settings.evenDenyRoot);
  return { locked, failures, opensInS: locked && settings.unlockTimeS !== 0 ? opensAt - nowS : null };
}
