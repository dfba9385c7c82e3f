import { absent, known } from '../../contract/fact.ts';
import type { ServerConfigCheck } from '../../contract/facts/server.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';

/** `sshd -t`: the configuration, the host keys and the folder for privilege separation, in this order (sshd.c). */
export const serverCheck = defineCollector({
  id: 'server-check',
  section: 'check',
  gives: ['server.sshd.check'],
  read({ own }) {
    const gap = own.one('gap');
    const exit = own.one('exit');
    if (gap !== undefined) return { facts: { 'server.sshd.check': absent({ kind: 'no-permission', why: gap }) } };
    if (exit === undefined)
      return { facts: { 'server.sshd.check': absent({ kind: 'not-applicable', why: 'there is no sshd to ask' }) } };
    const said = own.one('said') ?? '';
    return { facts: { 'server.sshd.check': known(checkOf(Number(exit), said)) } };
  },
});

/** Words of servconf.c, sshd.c and authfile.c; stable from 7.x to 10.x. */
export function checkOf(exit: number, said: string): ServerConfigCheck {
  if (exit === 0) return { kind: 'ok' };
  const text = quote(said);
  const placed = /^(\/[^:\n]{1,300}?):? line (\d+): /mu.exec(said);
  if (placed !== null || /terminating, \d+ bad configuration option|Bad configuration option/u.test(said))
    return { kind: 'config', file: placed?.[1] ?? null, line: placed === null ? null : Number(placed[2]), text };
  if (/error while loading shared libraries|OpenSSL version mismatch/u.test(said)) return { kind: 'library', text };
  const open = /Permissions \d+ for '([^'\n]{1,300})' are too open/u.exec(said);
  if (open !== null) return { kind: 'host-key-permissions', file: open[1] ?? null, text };
  if (/no hostkeys available|Could not load host key|Unable to load host key/u.test(said))
    return { kind: 'no-host-keys', text };
  if (/privilege separation directory|must be owned by root and not group or world-writable/iu.test(said))
    return { kind: 'privsep-folder', text };
  if (/Privilege separation user \S+ does not exist/u.test(said)) return { kind: 'privsep-user', text };
  return { kind: 'failed', exit, text };
}
