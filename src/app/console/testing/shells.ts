import { spawnSync } from 'node:child_process';

/** The shells of this machine that the script must run under. */
export function shells(): readonly { readonly name: string; readonly words: readonly string[] }[] {
  const busybox = process.env['WHYSSH_BUSYBOX'] ?? '/bin/busybox';
  return [
    { name: 'dash', words: ['dash'] },
    { name: 'bash', words: ['bash'] },
    { name: 'busybox', words: [busybox, 'sh'] },
  ].filter(({ words }) => spawnSync(words[0] ?? '', [...words.slice(1), '-c', ':']).status === 0);
}
