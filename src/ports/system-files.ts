import type { PackageManager } from './system.ts';

/** os-release(5): `ID`, `VERSION_ID` and the words of `ID_LIKE`. */
export function osRelease(text: string): { id: string | null; version: string | null; like: readonly string[] } {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, quoted] = /^([A-Z_]+)=(.*)$/.exec(line.trim()) ?? [];
    if (key !== undefined) values.set(key, (quoted ?? '').replace(/^(["'])(.*)\1$/, '$2'));
  }
  const like = values.get('ID_LIKE')?.split(/\s+/) ?? [];
  return { id: values.get('ID') ?? null, version: values.get('VERSION_ID') ?? null, like };
}

/** By the distribution's name where it is known, else by the program that is there. */
export async function packageManagerOf(
  id: string | null,
  like: readonly string[],
  has: (program: string) => Promise<boolean>,
): Promise<PackageManager | null> {
  const byName = [id ?? '', ...like].map((name) => managers[name]).find((one) => one !== undefined);
  if (byName === 'dnf') return (await has('dnf')) || !(await has('yum')) ? 'dnf' : 'yum';
  if (byName !== undefined) return byName;
  for (const [program, manager] of programs) if (await has(program)) return manager;
  return null;
}

const managers: Readonly<Record<string, PackageManager>> = {
  debian: 'apt',
  ubuntu: 'apt',
  alpine: 'apk',
  arch: 'pacman',
  fedora: 'dnf',
  rhel: 'dnf',
  centos: 'dnf',
  amzn: 'dnf',
  suse: 'zypper',
  opensuse: 'zypper',
  sles: 'zypper',
};

const programs: readonly (readonly [string, PackageManager])[] = [
  ['apt-get', 'apt'],
  ['dnf', 'dnf'],
  ['yum', 'yum'],
  ['apk', 'apk'],
  ['pacman', 'pacman'],
  ['zypper', 'zypper'],
  ['brew', 'brew'],
];

/** The line of passwd(5) for a user id. */
export function homeOf(passwd: string, uid: number): { readonly name: string; readonly home: string } | undefined {
  for (const line of passwd.split('\n')) {
    const [name, , id, , , home] = line.split(':');
    if (name !== undefined && home !== undefined && id !== '' && Number(id) === uid) return { name, home };
  }
  return undefined;
}
