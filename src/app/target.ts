import { withoutSecrets } from '../contract/secrets.ts';
import { parseSshCommandLine } from '../wire/config/destination.ts';
import type { Target } from './request.ts';

/**
 * Reads ssh's own command line. What cannot be a destination is a problem in words, and nothing is run. `words` are those
 * to show and to keep: without secrets, and without the command, which concerns nobody.
 */
export function targetOf(
  words: readonly string[],
):
  | { readonly ok: true; readonly target: Target; readonly words: readonly string[] }
  | { readonly ok: false; readonly problem: string } {
  const parsed = parseSshCommandLine(words);
  if (!parsed.ok) return parsed;
  const { destination, host, user, port, connectionOptions, configFile, verbose, ignored, command } = parsed.line;
  const notes = [
    ...ignored.map((what) => `Left out: ${what}.`),
    ...(command.length === 0 ? [] : ['Left out: the command; nothing is run on the server.']),
  ];
  return {
    ok: true,
    words: withoutSecrets(words.slice(0, words.length - command.length)),
    target: { destination, host, user, port, options: connectionOptions, configFile, verbose, ignored: notes },
  };
}
