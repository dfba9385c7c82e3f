/**
 * What must never stand in a report, a stored run or the ledger. Commands that a configuration names may hold passwords
 * in their arguments: of those only the program, the flags, numbers and ssh's own tokens are kept. Passwords inside
 * addresses, PINs of PKCS#11 URIs and values of environment variables go too.
 */
export function withoutSecrets<T>(value: T): T {
  return masked(value, undefined) as T;
}

const hidden = '***';

/** Settings of ssh whose value is a command line. */
const commandSettings = /^(\s*(?:Proxy|KnownHosts|Local|Remote)Command(?:[ \t]*=[ \t]*|[ \t]+))([^\r\n]+)$/gimu;
const commandFields = new Set(['proxyCommand', 'knownHostsCommand', 'remoteCommand', 'command']);

function masked(value: unknown, field: string | undefined): unknown {
  if (typeof value === 'string')
    return field !== undefined && commandFields.has(field) ? maskedCommand(value) : maskedText(value);
  if (Array.isArray(value)) return value.map((one) => masked(one, field));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, key)]));
}

/** Every pattern below has one of these in it; nearly no text does, and a run holds thousands. */
const mayHoldSecret = /command|exec |setenv|setting env|:\/\/|pin-/iu;

function maskedText(text: string): string {
  if (!mayHoldSecret.test(text)) return text;
  if (/^exec \S/u.test(text)) return maskedCommand(text);
  return text
    .replaceAll(commandSettings, (_, head: string, command: string) => head + maskedCommand(command))
    .replaceAll(/^(SetEnv[\s=]+[^\s=]+=).*$/gimu, `$1${hidden}`)
    .replaceAll(
      /(Executing proxy command: exec )([^\r\n]*)/gu,
      (_, head: string, command: string) => head + maskedCommand(command),
    )
    .replaceAll(
      /(subprocess: \S+ command ")([^\r\n]*)(" running as)/gu,
      (_, head: string, command: string, tail: string) => head + maskedCommand(command) + tail,
    )
    .replaceAll(
      /^(\w+Command-\w+ )([^\r\n]*?)((?: failed, | exited | returned ).*)$/gmu,
      (_, head: string, command: string, tail: string) => head + maskedCommand(command) + tail,
    )
    .replaceAll(/(setting env \S+ = )"[^\r\n]*"/gu, `$1"${hidden}"`)
    .replaceAll(/([a-z][a-z0-9+.-]{0,20}:\/\/[^\s/@:]{0,200}):[^\s/@]{0,500}@/giu, `$1:${hidden}@`)
    .replaceAll(/(pin-(?:value|source)=)[^&;\s]+/giu, `$1${hidden}`);
}

/** `sshpass -pX nc -X connect %h %p` becomes `sshpass -p*** *** -X *** %h %p`. */
function maskedCommand(command: string): string {
  const [program = '', ...words] = command.trim().split(/\s+/u);
  if (program === 'exec') return `exec ${maskedCommand(words.join(' '))}`;
  return [program, ...words.map(maskedWord)].join(' ');
}

function maskedWord(word: string): string {
  if (/^%[a-zA-Z%]$|^\[?%h\]?:%p$|^\d{1,5}$|^-[A-Za-z]$/u.test(word)) return word;
  const long = /^(--[A-Za-z][\w-]*)(=.*)?$/su.exec(word);
  if (long !== null) return `${long[1] ?? ''}${long[2] === undefined ? '' : `=${hidden}`}`;
  return /^-[A-Za-z]/u.test(word) ? `${word.slice(0, 2)}${hidden}` : hidden;
}
