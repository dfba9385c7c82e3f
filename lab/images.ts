import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** An image is a Debian suite with packages, unpacked in the cache folder. Nothing of it ever runs on the host itself. */
export interface ImageRecipe {
  readonly suite: string;
  readonly packages: readonly string[];
  /** Built only when a scenario asks for it by name. */
  readonly onDemand?: boolean;
}

const machine = [
  'systemd',
  'systemd-sysv',
  'dbus',
  'libpam-systemd',
  'procps',
  'passwd',
  'iproute2',
  'ethtool',
  'rsyslog',
];
// The pinned runtime of the checkout links libatomic and libstdc++.
const runtime = ['libatomic1', 'libstdc++6'];
const ssh = ['openssh-server', 'openssh-client', 'openssh-sftp-server', 'sshpass'];
const firewalls = ['nftables', 'iptables', 'ufw', 'fail2ban', 'python3', 'python3-systemd'];
const tools = ['socat', 'netcat-openbsd', 'openssl', 'busybox', 'putty-tools', 'rsync', 'ca-certificates', 'sudo'];
const otherServers = ['dropbear-bin', 'tinysshd', 'python3-asyncssh', 'endlessh', 'sshguard', 'firewalld'];

export const recipes: { readonly [name: string]: ImageRecipe } = {
  bookworm: { suite: 'bookworm', packages: [...machine, ...runtime, ...ssh, ...firewalls, ...tools, ...otherServers] },
  trixie: { suite: 'trixie', packages: [...machine, ...runtime, ...ssh, ...firewalls, ...tools] },
  bullseye: {
    suite: 'bullseye',
    packages: [...machine, ...runtime, ...ssh, 'nftables', 'iptables', 'python3'],
    onDemand: true,
  },
  sid: { suite: 'sid', packages: [...machine, ...runtime, ...ssh, 'nftables', 'iptables', 'python3'], onDemand: true },
  // Compilers and libraries for the interop run's small servers (lab/interop).
  interop: {
    suite: 'bookworm',
    packages: [
      ...machine,
      ...runtime,
      ...ssh,
      'golang-go',
      'golang-golang-x-crypto-dev',
      'libssh-dev',
      'gcc',
      'libc6-dev',
      'python3-paramiko',
    ],
    onDemand: true,
  },
  // The peers that bench/ measures beside the product.
  bench: {
    suite: 'bookworm',
    packages: [...machine, ...runtime, ...ssh, 'ssh-audit', 'nmap', 'hyperfine'],
    onDemand: true,
  },
};

export type Image =
  | { readonly kind: 'ready'; readonly name: string; readonly root: string }
  | { readonly kind: 'skipped'; readonly name: string; readonly why: string };

/** `$WHYSSH_LAB_CACHE`, else `whyssh/lab` in the user's cache folder. Never inside the checkout. */
export function cacheFolder(): string {
  const base =
    process.env['WHYSSH_LAB_CACHE'] ||
    join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'whyssh', 'lab');
  mkdirSync(base, { recursive: true });
  return base;
}

export function imageKey(recipe: ImageRecipe): string {
  return createHash('sha256')
    .update(JSON.stringify([recipe.suite, recipe.packages, finish]))
    .digest('hex')
    .slice(0, 12);
}

/** Gives the image, building it when it is absent. A suite that cannot be built is skipped by name, never an error. */
export async function image(name: string, say: (line: string) => void): Promise<Image> {
  const before = failures.get(name);
  if (before !== undefined) return before;
  const recipe = recipes[name];
  if (recipe === undefined) return { kind: 'skipped', name, why: 'there is no image of this name' };
  const root = join(cacheFolder(), 'images', `${name}-${imageKey(recipe)}`);
  try {
    await once(
      `image-${name}`,
      () => existsSync(root),
      async () => {
        say(`lab: building the image ${name} (about a minute, once)`);
        await build(name, recipe, root);
      },
    );
    return { kind: 'ready', name, root };
  } catch (error) {
    const failed: Image = { kind: 'skipped', name, why: error instanceof Error ? error.message : String(error) };
    failures.set(name, failed);
    return failed;
  }
}

/** What could not be built is not tried again in the same run. */
const failures = new Map<string, Image>();

/** Runs `make` unless `done`, with one maker at a time over all processes; a lock of a dead process is taken over. */
export async function once(name: string, done: () => boolean, make: () => Promise<void>): Promise<void> {
  const lock = join(cacheFolder(), `${name}.lock`);
  while (!done()) {
    if (takeLock(lock)) {
      try {
        if (!done()) await make();
      } finally {
        rmSync(lock, { force: true });
      }
      return;
    }
    await sleep(250);
  }
}

function takeLock(lock: string): boolean {
  try {
    const handle = openSync(lock, 'wx');
    writeFileSync(handle, `${process.pid}`);
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  let owner = '';
  try {
    owner = readFileSync(lock, 'utf8');
  } catch {
    return false;
  }
  if (owner !== '' && !existsSync(`/proc/${owner}`)) rmSync(lock, { force: true });
  return false;
}

/** Runs in the fresh image: nothing may start by itself, and each scenario brings its own keys and users. */
const finish = `
rm -f /usr/sbin/policy-rc.d /etc/ssh/ssh_host_* /etc/resolv.conf
for unit in fail2ban ufw nftables tinysshd.socket rsyslog endlessh sshguard firewalld systemd-timesyncd apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer; do
  systemctl disable "$unit" >/dev/null 2>&1
done
systemctl enable ssh >/dev/null 2>&1
systemctl mask systemd-networkd-wait-online systemd-firstboot getty@tty1 console-getty systemd-udevd systemd-resolved >/dev/null 2>&1
rm -rf /var/cache/apt/*.bin /var/lib/apt/lists/* /usr/share/doc /usr/share/man /usr/share/locale
: > /etc/machine-id
echo '127.0.0.1 localhost' > /etc/hosts
`;

async function build(name: string, recipe: ImageRecipe, root: string): Promise<void> {
  const cache = cacheFolder();
  const mirror = process.env['WHYSSH_LAB_MIRROR'] ?? 'http://deb.debian.org/debian';
  const temporary = `${root}.building`;
  const packages = join(cache, 'debs', recipe.suite);
  const log = join(cache, `build-${name}.log`);
  mkdirSync(join(cache, 'images'), { recursive: true });
  mkdirSync(packages, { recursive: true });
  rmSync(temporary, { recursive: true, force: true });
  const script = `set -e
debootstrap --variant=minbase --cache-dir='${packages}' ${recipe.suite} '${temporary}' '${mirror}'
printf '#!/bin/sh\\nexit 101\\n' > '${temporary}/usr/sbin/policy-rc.d'
chmod 755 '${temporary}/usr/sbin/policy-rc.d'
printf 'force-unsafe-io\\npath-exclude=/usr/share/doc/*\\npath-exclude=/usr/share/man/*\\npath-exclude=/usr/share/locale/*\\n' > '${temporary}/etc/dpkg/dpkg.cfg.d/lab'
cp /etc/resolv.conf '${temporary}/etc/resolv.conf'
mount --make-rprivate /
mkdir -p '${temporary}/var/cache/apt/archives'
mount --bind '${packages}' '${temporary}/var/cache/apt/archives'
mkdir -p '${packages}/partial'
mount -t proc proc '${temporary}/proc'
export DEBIAN_FRONTEND=noninteractive
chroot '${temporary}' apt-get -q -o Acquire::Check-Valid-Until=false update
chroot '${temporary}' apt-get -q install -y --no-install-recommends -o APT::Keep-Downloaded-Packages=true -o APT::Sandbox::User=root ${recipe.packages.join(' ')}
umount '${temporary}/var/cache/apt/archives'
cat > '${temporary}/finish.sh'
chroot '${temporary}' sh /finish.sh
rm '${temporary}/finish.sh'
`;
  // A mount namespace of its own: whatever stays mounted after a crash goes with the process.
  const handle = openSync(log, 'w');
  const child = spawn('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', script], {
    stdio: ['pipe', handle, handle],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C' },
  });
  closeSync(handle);
  child.stdin?.end(finish);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) {
    rmSync(temporary, { recursive: true, force: true });
    throw new Error(`debootstrap of ${recipe.suite} ended with ${code}; see ${log}`);
  }
  renameSync(temporary, root);
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  const wanted = names.length > 0 ? names : Object.keys(recipes).filter((name) => recipes[name]?.onDemand !== true);
  for (const name of wanted) {
    const got = await image(name, (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(`${got.name}: ${got.kind === 'ready' ? got.root : `skipped, ${got.why}`}\n`);
  }
}
