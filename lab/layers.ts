import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheFolder, once } from './images.ts';

/** What a node is for. Each role adds users, keys and files to an image, once; scenarios stack them as overlays. */
export type Role = 'client' | 'router' | 'server';

/** Passphrase of the key `locked_ed25519`, password of `deploy` on the server. Both are public and guard nothing. */
export const passphrase = 'correct horse';
export const password = 'battery staple';

/** Keys that every scenario may use, made once by the image's own ssh-keygen. In every node under `/opt/fixtures`. */
export async function fixtures(imageRoot: string): Promise<string> {
  const folder = join(cacheFolder(), `fixtures-${hash(fixtureScript)}`);
  await once(
    'fixtures',
    () => existsSync(folder),
    () => inOverlay([imageRoot], fixtureScript, folder),
  );
  return folder;
}

/** A folder to lay over the image. */
export async function layer(imageRoot: string, role: Role): Promise<string> {
  const keys = await fixtures(imageRoot);
  const name = `${basename(imageRoot)}-${role}-${hash(roleScripts[role] + basename(keys))}`;
  const folder = join(cacheFolder(), 'layers', name);
  mkdirSync(join(cacheFolder(), 'layers'), { recursive: true });
  await once(
    `layer-${name}`,
    () => existsSync(folder),
    () => inOverlay([imageRoot], roleScripts[role], folder, keys),
  );
  return folder;
}

const fixtureScript = `
set -e
cd /made
mkdir client host host2 ca
key() { ssh-keygen -q -t "$1" -f "$2" -N "$3" -C "$4"; }
key ed25519 client/id_ed25519 '' me@client
key ecdsa client/id_ecdsa '' me@client
ssh-keygen -q -t rsa -b 3072 -f client/id_rsa -N '' -C me@client
ssh-keygen -q -t rsa -b 1024 -f client/rsa_1024 -N '' -C me@client
key ed25519 client/other_ed25519 '' other@client
key ed25519 client/locked_ed25519 '${passphrase}' me@client
for n in 1 2 3 4 5 6 7 8; do key ed25519 client/many_$n '' many-$n@client; done
if command -v puttygen >/dev/null; then puttygen client/id_ed25519 -O private -o client/id_ed25519.ppk; fi
for hosts in host host2; do
  for type in ed25519 ecdsa; do key $type $hosts/ssh_host_\${type}_key '' root@server; done
  ssh-keygen -q -t rsa -b 3072 -f $hosts/ssh_host_rsa_key -N '' -C root@server
done
ssh-keygen -q -t rsa -b 1024 -f host2/ssh_host_rsa_1024_key -N '' -C root@server
key ed25519 ca/user_ca '' user-ca
key ed25519 ca/host_ca '' host-ca
for validity in good expired; do
  cp client/id_ed25519 client/cert_$validity
  cp client/id_ed25519.pub client/cert_$validity.pub
done
ssh-keygen -q -s ca/user_ca -I deploy -n deploy -V 20200101:20990101 client/cert_good.pub
ssh-keygen -q -s ca/user_ca -I deploy -n deploy -V 20200101:20200201 client/cert_expired.pub
ssh-keygen -q -h -s ca/host_ca -I server -n server.lab,server4.lab,server6.lab -V 20200101:20990101 host/ssh_host_ed25519_key.pub
mv host/ssh_host_ed25519_key-cert.pub host/host-certificate.pub
`;

const roleScripts: { readonly [role in Role]: string } = {
  router: `set -e
mkdir -p /opt/node /opt/whyssh /opt/fixtures`,

  client: `set -e
mkdir -p /opt/node /opt/whyssh /opt/fixtures
command -v ping > /dev/null || [ ! -x /bin/busybox ] || install -m 4755 /bin/busybox /usr/bin/ping
useradd -u 1000 -m -d /home/me -s /bin/bash me
mkdir -m 700 /home/me/.ssh
cp /fixtures/client/id_ed25519 /fixtures/client/id_ed25519.pub /home/me/.ssh/
for name in server.lab server4.lab server6.lab 10.2.1.2 fd00:3::2; do
  for type in ed25519 ecdsa rsa; do
    if [ -s "/fixtures/host/ssh_host_\${type}_key.pub" ]; then
      printf '%s ' "$name"; cut -d' ' -f1-2 "/fixtures/host/ssh_host_\${type}_key.pub"
    fi
  done
done > /home/me/.ssh/known_hosts
chmod 600 /home/me/.ssh/*
chmod 644 /home/me/.ssh/known_hosts /home/me/.ssh/*.pub
chown -R me:me /home/me`,

  server: `set -e
mkdir -p /opt/node /opt/whyssh /opt/fixtures
useradd -u 1000 -m -d /home/deploy -s /bin/bash deploy
echo 'deploy:${password}' | chpasswd
for home in /root /home/deploy; do
  mkdir -p -m 700 $home/.ssh
  cat /fixtures/client/id_ed25519.pub /fixtures/client/id_rsa.pub /fixtures/client/id_ecdsa.pub /fixtures/client/locked_ed25519.pub > $home/.ssh/authorized_keys
  chmod 600 $home/.ssh/authorized_keys
done
chown -R deploy:deploy /home/deploy
install -m 600 /fixtures/host/ssh_host_*_key /etc/ssh/
install -m 644 /fixtures/host/ssh_host_*_key.pub /etc/ssh/
mkdir -p /etc/ssh/sshd_config.d
if command -v dropbearconvert >/dev/null 2>&1 || [ -x /usr/lib/dropbear/dropbearconvert ]; then
  mkdir -p /etc/dropbear
  for type in rsa ecdsa ed25519; do
    PATH=$PATH:/usr/lib/dropbear dropbearconvert openssh dropbear /fixtures/host/ssh_host_\${type}_key /etc/dropbear/dropbear_\${type}_host_key >/dev/null 2>&1
  done
fi
if command -v tinysshd-makekey >/dev/null; then
  mkdir -p /etc/tinyssh
  rm -rf /etc/tinyssh/sshkeydir
  tinysshd-makekey -q /etc/tinyssh/sshkeydir
  tinysshd-printkey /etc/tinyssh/sshkeydir | grep -o 'ssh-ed25519 .*' | cut -d' ' -f1-2 > /etc/tinyssh/key.pub
fi
# The image's own log daemon in light mode: the file that Debian's default rules would write.
printf '%s\\n' 'module(load="imuxsock")' '$FileCreateMode 0640' '$WorkDirectory /var/spool/rsyslog' 'auth,authpriv.* /var/log/auth.log' '*.*;auth,authpriv.none -/var/log/syslog' > /etc/rsyslog-light.conf`,
};

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Runs `script` in an overlay of `lower`. What it leaves in `/made`, or else the whole upper folder, becomes `result`. */
async function inOverlay(
  lower: readonly string[],
  script: string,
  result: string,
  fixtureFolder?: string,
): Promise<void> {
  const temporary = `${result}.making`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const scratch = join(cacheFolder(), 'scratch');
  mkdirSync(scratch, { recursive: true });
  const outer = `set -e
mount --make-rprivate /
mount -t tmpfs tmpfs '${scratch}'
cd '${scratch}'
mkdir upper work root made
mount -t overlay overlay -o 'lowerdir=${lower.join(':')},upperdir=upper,workdir=work' root
mkdir -p root/made root/fixtures
mount --bind made root/made
mount -t proc proc root/proc
for device in null zero random urandom; do : > root/dev/$device 2>/dev/null || true; mount --bind /dev/$device root/dev/$device; done
${fixtureFolder === undefined ? '' : `mount --bind '${fixtureFolder}' root/fixtures`}
chroot root /bin/sh
umount root/made root/proc root/dev/null root/dev/zero root/dev/random root/dev/urandom
${fixtureFolder === undefined ? '' : 'umount root/fixtures'}
rmdir root/made root/fixtures
umount root
${fixtureFolder === undefined ? `cp -a made/. '${temporary}'` : `cp -a upper/. '${temporary}'`}
`;
  const child = spawn('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', outer], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C' },
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdin?.end(script);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) {
    rmSync(temporary, { recursive: true, force: true });
    throw new Error(`could not prepare ${basename(result)}: ${complaints.trim()}`);
  }
  renameSync(temporary, result);
}

if (import.meta.main) {
  const { image } = await import('./images.ts');
  for (const name of ['bookworm', 'trixie']) {
    const got = await image(name, (line) => process.stderr.write(`${line}\n`));
    if (got.kind === 'skipped') continue;
    for (const role of ['client', 'router', 'server'] as const)
      process.stdout.write(`${await layer(got.root, role)}\n`);
  }
}
