import type { TraceKey } from './types.ts';

/**
 * Takes `NAME TYPE FINGERPRINT[ explicit][ token| authenticator][ agent]` apart (format_identity, sshconnect2.c). The name
 * may hold blanks: it is a path or an agent's comment, so the fixed words are taken off the end.
 */
export function parseIdentity(text: string): Omit<TraceKey, 'line'> {
  let rest = text;
  const take = (word: string): boolean => {
    if (!rest.endsWith(` ${word}`)) return false;
    rest = rest.slice(0, -word.length - 1).trimEnd();
    return true;
  };
  const agent = take('agent');
  const authenticator = take('authenticator');
  const token = !authenticator && take('token');
  const explicit = take('explicit');
  const tail = / ([A-Z0-9-]+) ((?:SHA(?:1|256|384|512)|MD5):[A-Za-z0-9+/:=]+)$/.exec(rest);
  if (tail !== null) rest = rest.slice(0, tail.index);
  return {
    name: rest.trimEnd(),
    type: tail?.[1] ?? null,
    fingerprint: tail?.[2] ?? null,
    explicit,
    agent,
    token,
    authenticator,
  };
}
