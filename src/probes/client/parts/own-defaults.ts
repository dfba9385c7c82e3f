import type { Ports } from '../../../ports/ports.ts';
import type { SshG } from '../../../wire/config/ssh-g.ts';
import type { ResolvedConfig } from '../../../wire/config/world.ts';
import { matchPatternList } from '../../../wire/files/host-pattern.ts';
import { openSshDefaults } from './default-lists.ts';
import { expandPath, pathTokens } from './expand-path.ts';

/** ssh's own names (readconf.c add_identity_file calls; releases 8.2 to 10.0 without the retired types). */
const defaultIdentities = ['id_rsa', 'id_ecdsa', 'id_ecdsa_sk', 'id_ed25519', 'id_ed25519_sk'].map(
  (name) => `~/.ssh/${name}`,
);

const lists: { readonly [keyword: string]: readonly string[] } = {
  kexalgorithms: openSshDefaults.kex,
  hostkeyalgorithms: openSshDefaults.hostKey,
  ciphers: openSshDefaults.cipher,
  macs: openSshDefaults.mac,
  pubkeyacceptedalgorithms: openSshDefaults.pubkeyAccepted,
};

/** What our parser found, with OpenSSH's defaults for what decides about files and lists. */
export async function completeOwn(
  resolved: ResolvedConfig,
  originalHost: string,
  ports: Pick<Ports, 'files' | 'processes' | 'system'>,
): Promise<SshG> {
  const values = new Map<string, readonly string[]>();
  for (const [keyword, found] of resolved.values)
    values.set(
      keyword,
      found.map(({ value }) => value),
    );
  for (const [keyword, byDefault] of Object.entries(lists)) {
    const spec = values.get(keyword)?.[0];
    if (spec !== undefined) values.set(keyword, [applyList(byDefault, spec).join(',')]);
  }
  const fill = (keyword: string, byDefault: readonly string[]) => {
    if (!values.has(keyword)) values.set(keyword, byDefault);
  };
  fill('identityfile', defaultIdentities);
  fill('userknownhostsfile', ['~/.ssh/known_hosts', '~/.ssh/known_hosts2']);
  fill('globalknownhostsfile', ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2']);
  const one = (keyword: string) => values.get(keyword)?.[0] ?? null;
  const subject = {
    originalHost,
    hostname: one('hostname') ?? originalHost,
    port: Number(one('port') ?? 22),
    user: one('user') ?? '',
    hostKeyAlias: one('hostkeyalias'),
    proxyJump: one('proxyjump'),
  };
  const tokens = await pathTokens(subject, [...values.values()].flat(), ports);
  for (const keyword of ['controlpath', 'identityagent', 'userknownhostsfile', 'revokedhostkeys']) {
    const paths = values.get(keyword);
    if (paths !== undefined)
      values.set(
        keyword,
        paths.flatMap((path) => expandPath(path, tokens, ports.processes.env) ?? []),
      );
  }
  return values;
}

/** `+` appends, `^` puts in front, `-` takes away by pattern, anything else replaces (kex.c kex_assemble_names). */
export function applyList(byDefault: readonly string[], spec: string): readonly string[] {
  const names = spec
    .replace(/^[-+^]/, '')
    .split(',')
    .filter(Boolean);
  const others = byDefault.filter((name) => !names.includes(name));
  if (spec.startsWith('+')) return [...byDefault, ...names.filter((name) => !byDefault.includes(name))];
  if (spec.startsWith('^')) return [...names, ...others];
  return spec.startsWith('-') ? byDefault.filter((name) => matchPatternList(name, names.join(',')) !== 'yes') : names;
}
