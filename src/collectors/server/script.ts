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
    // Not in subshells: what these learn, the others use.
    ...shared.flatMap((name) => [`section=${name}`, snippets[name] ?? '', 'emit done 1']),
    ...[...new Set(sections).add('after')]
      .filter((name) => !shared.includes(name))
      .flatMap((name) => ['(', `section=${name}`, snippets[name] ?? '', 'emit done 1', ')']),
    `echo '${mark} end'`,
    '}',
    'whyssh_look </dev/null 2>/dev/null',
    '',
  ].join('\n');
}

/** The client's address as the server sees it, and how sshd was started. */
const shared: readonly string[] = ['client', 'running'];

/** A word of sh that stands for exactly this text. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}
