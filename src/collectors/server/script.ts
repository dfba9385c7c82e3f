import { canonicalAddress } from '../../ports/address.ts';
import type { InsideAsk } from './collector.ts';
import { snippets } from './snippets.generated.ts';

/** Puts the snippets together to one script that sh reads from standard input. */
export function insideScript(
  sections: readonly string[],
  ask: Pick<InsideAsk, 'user' | 'from' | 'port' | 'held'>,
  mark: string,
): string {
  // One function, called at the end: sh has read all of it before a command could eat its standard input.
  return [
    'whyssh_look() {',
    snippets['prelude'] ?? '',
    `ask_user=${quoted(ask.user ?? '')}`,
    `ask_from=${quoted(ask.from ?? '')}`,
    `ask_port=${ask.port ?? 22}`,
    `ask_held=${ask.held?.port ?? ''}`,
    `ask_held_end=${quoted(ask.held?.ourAddress == null ? '' : `${canonicalAddress(ask.held.ourAddress)} ${ask.held.ourPort}`)}`,
    `echo '${mark} begin'`,
    // Not in a subshell: it may learn the client's address for the others.
    'section=client',
    snippets['client'] ?? '',
    'emit done 1',
    ...[...sections.filter((name) => name !== 'client'), 'after'].flatMap((name) => [
      '(',
      `section=${name}`,
      snippets[name] ?? '',
      'emit done 1',
      ')',
    ]),
    `echo '${mark} end'`,
    '}',
    'whyssh_look </dev/null 2>/dev/null',
    '',
  ].join('\n');
}

/** A word of sh that stands for exactly this text. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}

/** The same look as one file for a console without whyssh: `sh check.sh [user] [address of the client] [port]`. */
export function checkScript(sections: readonly string[]): string {
  return [
    '#!/bin/sh',
    '# Looks at this machine as an SSH server; changes nothing. sh check.sh [USER] [ADDRESS OF THE CLIENT] [PORT]',
    'whyssh_look() {',
    'ask_user=${1:-} ask_from=${2:-} ask_port=${3:-22}',
    'case "$ask_port" in *[!0-9]*) echo \'usage: sh check.sh [USER] [ADDRESS] [PORT]\'; return 64 ;; esac',
    snippets['prelude'] ?? '',
    plainEmit,
    'facts=$(',
    ...sections
      .filter((name) => name !== 'client')
      .flatMap((name) => ['(', `section=${name}`, snippets[name] ?? '', ')']),
    ')',
    snippets['words'] ?? '',
    '}',
    'said=$(whyssh_look "$@" </dev/null 2>/dev/null)',
    'code=$?',
    // A provider's console has 80 columns.
    'if command -v fold >/dev/null 2>&1; then printf "%s\\n" "$said" | fold -s -w 79; else printf "%s\\n" "$said"; fi',
    'exit "$code"',
    '',
  ].join('\n');
}

/** In place of hex: each line of a value stands under its section and field, so that no line of it can pass for another field. */
const plainEmit = `emit() {
  printf '%s\\n' "$2" | limit | while IFS= read -r row || [ -n "$row" ]; do printf '%s %s|%s\\n' "$section" "$1" "$row"; done
}
emit_file() { [ -r "$2" ] && limit <"$2" | while IFS= read -r row || [ -n "$row" ]; do printf '%s %s|%s\\n' "$section" "$1" "$row"; done; }`;
