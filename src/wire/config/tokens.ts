import { createHash } from 'node:crypto';

/** The values behind `%x` (ssh_config(5), TOKENS). */
export type Tokens = { readonly [letter: string]: string };

export type Expanded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly unknown: string };

/** Expands `%h` and friends; `%%` is a percent sign. An unknown letter stops ssh (`unknown key %x`). */
export function expandTokens(text: string, tokens: Tokens): Expanded {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c !== '%') {
      out += c;
      continue;
    }
    const letter = text[++i] ?? '';
    const value = letter === '%' ? '%' : Object.hasOwn(tokens, letter) ? tokens[letter] : undefined;
    if (value === undefined) return { ok: false, unknown: `%${letter}` };
    out += value;
  }
  return { ok: true, text: out };
}

/** Expands `${NAME}` (8.4 and later, in paths); a name that is not set stops ssh. */
export function expandEnvironment(text: string, env: { readonly [name: string]: string | undefined }): Expanded {
  let missing: string | undefined;
  const out = text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]{0,200})\}/g, (whole, name: string) => {
    const value = env[name];
    if (value === undefined) missing ??= whole;
    return value ?? whole;
  });
  return missing === undefined ? { ok: true, text: out } : { ok: false, unknown: missing };
}

/** `~` and `~/…`; another user's home (`~name`) needs a look-up that is not ours to make. */
export function expandTilde(text: string, home: string): Expanded {
  if (text === '~') return { ok: true, text: home };
  if (text.startsWith('~/')) return { ok: true, text: `${home.replace(/\/+$/, '')}${text.slice(1)}` };
  return text.startsWith('~') ? { ok: false, unknown: text.split('/', 1)[0] ?? '~' } : { ok: true, text };
}

export interface Connection {
  readonly localHost: string;
  readonly host: string;
  readonly original: string;
  readonly port: number;
  readonly user: string;
  readonly localUser: string;
  readonly uid: number;
  readonly home: string;
  /** First host of ProxyJump as ssh keeps it: without user and port. */
  readonly jump: string;
  readonly hostKeyAlias: string | null;
  /** 9.6 and later put the jump host into %C. */
  readonly hashHasJump: boolean;
}

export function connectionTokens(of: Connection): Tokens {
  const port = String(of.port);
  const hashed = [of.localHost, of.host, port, of.user, of.hashHasJump ? of.jump : ''].join('');
  return {
    // Few configurations have a %C.
    get C() {
      return createHash('sha1').update(hashed).digest('hex');
    },
    L: of.localHost.split('.', 1)[0] ?? '',
    d: of.home,
    h: of.host,
    i: String(of.uid),
    j: of.jump,
    k: of.hostKeyAlias ?? of.original,
    l: of.localHost,
    n: of.original,
    p: port,
    r: of.user,
    u: of.localUser,
  };
}
