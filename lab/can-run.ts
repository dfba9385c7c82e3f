import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type CanRun = { readonly can: true } | { readonly can: false; readonly why: string };

/** Packages of the host that the lab uses. None of them starts anything. */
const needed = { debootstrap: 'debootstrap', nft: 'nftables', ip: 'iproute2', 'systemd-nspawn': 'systemd-container' };

/** Whether the lab ring can run on this machine: root, Debian or Ubuntu, a network namespace and an overlay mount. */
export function canRunLab(): CanRun {
  if (process.platform !== 'linux') return { can: false, why: 'the lab needs Linux namespaces' };
  if (process.getuid?.() !== 0) return { can: false, why: 'the lab needs root' };
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(system)) return { can: false, why: 'the lab needs Debian or Ubuntu' };
  const tried = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'sh', '-c', trial], {
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', SCRATCH: mkdtempSync(join(tmpdir(), 'whyssh-lab-')) },
  });
  if (tried.status !== 0) {
    return {
      can: false,
      why: `namespaces or overlay mounts cannot be made here: ${(tried.stderr || tried.error?.message || '').trim()}`,
    };
  }
  return { can: true };
}

const trial = `set -e
mount --make-rprivate /
mount -t tmpfs tmpfs "$SCRATCH"
mkdir "$SCRATCH/lower" "$SCRATCH/upper" "$SCRATCH/work" "$SCRATCH/root"
mount -t overlay overlay -o "lowerdir=$SCRATCH/lower,upperdir=$SCRATCH/upper,workdir=$SCRATCH/work" "$SCRATCH/root"
umount "$SCRATCH/root"
umount "$SCRATCH"
rmdir "$SCRATCH"`;

/** Installs what the host lacks, under a policy that forbids every start. Servers and firewalls live in images only. */
export function installMissing(say: (line: string) => void): void {
  const missing = Object.entries(needed)
    .filter(
      ([program]) => !['/usr/sbin', '/usr/bin', '/sbin', '/bin'].some((folder) => existsSync(join(folder, program))),
    )
    .map(([, name]) => name);
  if (missing.length === 0) return;
  say(`lab: installing ${missing.join(', ')} (they start nothing)`);
  // The policy exists only in a mount namespace of its own: the machine's own policy stays as it is.
  const folder = mkdtempSync(join(tmpdir(), 'whyssh-policy-'));
  const script = `set -e
mount --make-rprivate /
printf '#!/bin/sh\\nexit 101\\n' > ${folder}/policy && chmod 755 ${folder}/policy
made=
[ -e /usr/sbin/policy-rc.d ] || { : > /usr/sbin/policy-rc.d; made=1; }
mount --bind ${folder}/policy /usr/sbin/policy-rc.d
apt-get -q update && apt-get -q install -y --no-install-recommends ${missing.join(' ')}
umount /usr/sbin/policy-rc.d
[ -z "$made" ] || rm -f /usr/sbin/policy-rc.d`;
  try {
    execFileSync('unshare', ['--mount', 'sh', '-c', script], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', DEBIAN_FRONTEND: 'noninteractive' },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const answer = canRunLab();
  process.stdout.write(answer.can ? 'the lab can run here\n' : `the lab cannot run here: ${answer.why}\n`);
  process.exitCode = answer.can ? 0 : 1;
}
