import { causes } from '../causes/registry.generated.ts';
import { snippets } from '../collectors/server/snippets.generated.ts';
import { judgingSh, toldCauses, wordsSh } from './console/catalogue.ts';
import { codeSh } from './console/code-sh.ts';

/** The looks whose answers the console can read by itself. */
const sections = ['system', 'sshd', 'listen', 'service', 'check', 'effective', 'account', 'keys', 'bans'] as const;

/** The bound of the whole file, which a console must take. */
export const scriptMaxBytes = 64 * 1024;

/**
 * `whyssh script`: the look at the inside as one file for sh, `sh check.sh [USER] [ADDRESS OF THE CLIENT] [PORT]`. The
 * sections print what they see, the rest judges it by the proofs of the catalogue.
 */
export function scriptForConsole(): string {
  return [
    '#!/bin/sh',
    '# Looks at this machine as an SSH server; changes nothing. sh check.sh [USER] [ADDRESS OF THE CLIENT] [PORT]',
    'whyssh_look() {',
    'ask_user=${1:-} ask_from=${2:-} ask_port=${3:-}',
    'case "$ask_port" in *[!0-9]* | 0* | ??????*) echo \'usage: sh check.sh [USER] [ADDRESS] [PORT]\'; return 64 ;; esac',
    "soh=$(printf '\\001') cr=$(printf '\\r')",
    without(snippets['prelude'] ?? ''),
    plainEmit,
    '{',
    // Not in a subshell: the others ask sshd with the options that it was started with.
    'section=running',
    without(snippets['running'] ?? ''),
    ...sections.flatMap((name) => ['(', `section=${name}`, without(snippets[name] ?? ''), 'emit done 1', ')']),
    '} | {',
    ...judging(),
    'show',
    '}',
    '}',
    'whyssh_look "$@" </dev/null 2>/dev/null',
    '',
  ].join('\n');
}

/** Reading, judging and packing, without the looks and the screen: what tests compare with the judging in TypeScript. */
export function judging(): readonly string[] {
  const told = toldCauses(causes);
  return [
    without(snippets['console-facts'] ?? ''),
    without(snippets['console-say'] ?? ''),
    wordsSh(told),
    judgingSh(told),
    without(snippets['console-code'] ?? ''),
    codeSh(),
    without(snippets['console-show'] ?? ''),
  ];
}

/** Comments and indents cost a console's patience. No snippet has a text of several lines that begins with blanks. */
function without(snippet: string): string {
  return snippet
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n');
}

/** In place of hex: a value begins behind \\001 with its section and field, so that no line of it can pass for another. */
const plainEmit = `emit() {
case "$2" in *"$soh"*) return ;; esac
printf '%s%s %s|%s\\n' "$soh" "$section" "$1" "$2"
}
emit_file() {
[ -r "$2" ] || return
printf '%s%s %s|' "$soh" "$section" "$1"
limit <"$2" | { if has tr; then tr -d '\\001'; else while IFS= read -r row || [ -n "$row" ]; do case "$row" in *"$soh"*) ;; *) printf '%s\\n' "$row" ;; esac; done; fi; }
printf '\\n'
}`;
