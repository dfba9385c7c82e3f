/** One line of limits.conf(5) that holds for the account. */
export interface LoginLimit {
  readonly value: number;
  readonly line: number;
  readonly file: string;
  readonly text: string;
}

/** Lines for the user beat those for a group, and those beat `*`; root is meant only by name (pam_limits.c). */
export function limitOf(
  files: readonly { readonly name: string; readonly text: string }[],
  item: 'maxlogins' | 'maxsyslogins' | 'nproc',
  who: { readonly user: string; readonly uid: number; readonly groups: readonly string[] },
): LoginLimit | undefined {
  let best: { readonly rank: number; readonly limit: LoginLimit } | undefined;
  for (const { name, text } of files) {
    for (const [at, raw] of text.split('\n').entries()) {
      const line = raw.replace(/#.*$/u, '').trim();
      const [domain = '', type = '', word = '', value = ''] = line.split(/\s+/u);
      if (word.toLowerCase() !== item || !/^(?:hard|soft|-)$/u.test(type)) continue;
      const rank = rankOf(domain, who);
      if (rank === 0 || (best !== undefined && rank < best.rank)) continue;
      // `-1`, `unlimited` and `infinity` take a limit away.
      const limit = /^\d{1,9}$/u.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
      best = { rank, limit: { value: limit, line: at + 1, file: name, text: line } };
    }
  }
  return best === undefined || best.limit.value === Number.POSITIVE_INFINITY ? undefined : best.limit;
}

function rankOf(
  domain: string,
  { user, uid, groups }: { readonly user: string; readonly uid: number; readonly groups: readonly string[] },
): number {
  if (domain === user) return 3;
  if (uid === 0) return 0;
  if (domain.startsWith('@')) return groups.includes(domain.slice(1)) ? 2 : 0;
  return domain === '*' ? 1 : 0;
}
