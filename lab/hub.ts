import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder } from './images.ts';
import { networkScript, realisticTiming, variables, type World } from './world.ts';

/** What a node is made of: overlay folders, upper first, and shell lines for its root before and after it lives. */
export interface NodeMaterial {
  readonly lowers: readonly string[];
  /** Run by chroot in the node's fresh root: files only, no processes. */
  readonly prepare: string;
  /** Run inside the living node before it counts as ready. */
  readonly start: string;
  /** A whole machine with systemd instead of a bare namespace; ready when a listener has this port. */
  readonly boot?: { readonly waitForPort: number; readonly unified: boolean };
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface RunOptions {
  readonly user?: 'root' | 'me';
  readonly env?: { readonly [name: string]: string };
  readonly stdin?: string;
  readonly seconds?: number;
  readonly inherit?: boolean;
}

/** By number, so that a client without a passwd entry can be entered as well; on a server 1000 may be another user. */
const becomeMe = 'id=$(id -u me 2>/dev/null) || id=1000; exec setpriv --reuid="$id" --regid="$id" --clear-groups "$@"';

/**
 * A living world. One process holds all its namespaces and mounts and reads from a pipe of ours: when we end, in whatever
 * way, it reads the end of the pipe, and the kernel removes every process, namespace and mount with it.
 */
export class Hub {
  readonly world: World;
  readonly #child: ChildProcess;
  readonly #pids = new Map<string, string>();
  readonly #vars: { readonly [name: string]: string };

  readonly #materials: { readonly [node: string]: NodeMaterial };
  readonly #fixtures: string;

  private constructor(
    world: World,
    child: ChildProcess,
    materials: { readonly [node: string]: NodeMaterial },
    fixtures: string,
  ) {
    this.world = world;
    this.#materials = materials;
    this.#fixtures = fixtures;
    this.#child = child;
    this.#vars = variables(world);
  }

  static async open(
    world: World,
    materials: { readonly [node: string]: NodeMaterial },
    fixtures: string,
  ): Promise<Hub> {
    mkdirSync('/run/netns', { recursive: true });
    mkdirSync(join(cacheFolder(), 'scratch'), { recursive: true });
    // Standard input of the hub is only its life line; the script comes as an argument.
    sweepControlGroups();
    const script = hubScript(world, materials, fixtures);
    const args = ['--mount', '--pid', '--net', '--uts', '--ipc', '--fork', '--kill-child', 'bash', '-c', script];
    const child = spawn('unshare', args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: { ...cleanEnvironment },
    });
    const hub = new Hub(world, child, materials, fixtures);
    await hub.#ready(Object.keys(materials));
    return hub;
  }

  async #ready(nodes: readonly string[]): Promise<void> {
    let complaints = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-4000);
    });
    this.#child.stdin?.on('error', () => undefined);
    const limit = setTimeout(() => this.#kill(), readyWithinMs);
    try {
      if (this.#child.stdout === null) throw new Error('no pipe');
      for await (const line of createInterface({ input: this.#child.stdout })) {
        const [word, name = '', pid = ''] = line.split(' ');
        if (word === 'failed') break;
        if (word === 'hub' || word === 'ready')
          this.#pids.set(word === 'hub' ? 'hub' : name, word === 'hub' ? name : pid);
        if (nodes.every((node) => this.#pids.has(node))) {
          this.#child.stdout.resume();
          return;
        }
      }
    } finally {
      clearTimeout(limit);
    }
    await this.close();
    throw new Error(`the world did not come up: ${complaints.trim()}`);
  }

  /** Runs a shell script in a node, as root unless told. */
  async run(node: string, script: string, options: RunOptions = {}): Promise<Ran> {
    const me = options.user === 'me';
    const env = { ...(me ? personEnvironment : cleanEnvironment), ...(me ? {} : this.#vars), ...options.env };
    const inner = ['env', '-i', ...Object.entries(env).map(([name, value]) => `${name}=${value}`)];
    const as = me ? ['sh', '-c', becomeMe, 'sh'] : [];
    const words = [
      ...as,
      ...inner,
      'timeout',
      '-k',
      '2',
      `${options.seconds ?? 60}`,
      'sh',
      '-c',
      me ? `cd; ${script}` : script,
    ];
    return execute('nsenter', [...this.#enter(node), ...words], options);
  }

  /** Starts a program in a node as root, its standard input and output as pipes. */
  open(node: string, words: readonly string[]): ChildProcess {
    const env = Object.entries({ ...cleanEnvironment, ...this.#vars }).map(([name, value]) => `${name}=${value}`);
    return spawn('nsenter', [...this.#enter(node), 'env', '-i', ...env, ...words], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...cleanEnvironment },
    });
  }

  /** A process of the node, by its number on this machine. */
  pidOf(node: string): string {
    return this.#pids.get(node) ?? '';
  }

  /** A program on this machine's own file system, inside the hub's mounts and one of its network namespaces. */
  async inNetwork(namespace: string, words: readonly string[]): Promise<Ran> {
    const hub = this.#pids.get('hub') ?? '';
    return execute('nsenter', ['-t', hub, '-m', 'nsenter', `--net=/run/netns/${namespace}`, ...words], {});
  }

  /** The command that a person would type to stand in this node. */
  enterCommand(node: string): string {
    return `nsenter ${this.#enter(node).join(' ')}`;
  }

  #enter(node: string): string[] {
    const pid = this.#pids.get(node);
    if (pid === undefined)
      throw new Error(`there is no node ${node}; there are ${Object.keys(this.world.nodes).join(', ')}`);
    return ['-t', pid, '-m', '-u', '-i', '-n', '-p', '-r', '-w', '--'];
  }

  /** Cuts the power of a whole machine and boots it again from the same disk. */
  async powerCycle(node: string): Promise<void> {
    const material = this.#materials[node];
    const leader = this.#pids.get(node);
    const hub = this.#pids.get('hub');
    if (leader === undefined || hub === undefined || material?.boot === undefined)
      throw new Error(`${node} cannot boot`);
    process.kill(Number(leader), 'SIGKILL');
    this.#pids.delete(node);
    const script = `cd '${join(cacheFolder(), 'scratch')}'
self=${hub}
until [ ! -e /proc/${leader} ]; do sleep 0.05; done
export NODE_FOLDER='${nodeFolder()}' CHECKOUT='${checkout}' FIXTURE_FOLDER='${this.#fixtures}'
${bootedNode(node, material.boot)}
cat > /dev/null`;
    const again = spawn('nsenter', ['-t', hub, '-m', '-u', '-i', '-p', '-n', 'bash', '-c', script], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...cleanEnvironment },
    });
    again.stdin?.on('error', () => undefined);
    this.#child.once('exit', () => again.kill('SIGKILL'));
    for await (const line of createInterface({ input: again.stdout })) {
      const [word, , pid = ''] = line.split(' ');
      if (word !== 'ready') continue;
      this.#pids.set(node, pid);
      again.stdout.resume();
      return;
    }
    throw new Error(`${node} did not come up again`);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return sweepControlGroups();
    const gone = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin?.end();
    const limit = setTimeout(() => this.#kill(), 3_000);
    await gone;
    clearTimeout(limit);
    sweepControlGroups();
  }

  #kill(): void {
    this.#child.kill('SIGKILL');
  }
}

const readyWithinMs = 30_000;
const cleanEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C.UTF-8', TERM: 'dumb' };
const personEnvironment = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/home/me',
  USER: 'me',
  LOGNAME: 'me',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
};

export function execute(program: string, words: readonly string[], options: RunOptions): Promise<Ran> {
  const started = performance.now();
  const inherit = options.inherit === true;
  const child = spawn(program, words, {
    stdio: inherit ? 'inherit' : ['pipe', 'pipe', 'pipe'],
    env: { ...cleanEnvironment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout = (stdout + text).slice(-outputMaxChars);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-outputMaxChars);
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // `exit`, and then only a moment for the pipes: a background program of a fault may hold them open for ever.
    child.once('exit', (code) => {
      const done = () => resolve({ code, stdout, stderr, ms: performance.now() - started });
      const late = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        done();
      }, 200);
      child.once('close', () => {
        clearTimeout(late);
        done();
      });
    });
  });
}

const outputMaxChars = 8_000_000;

/** Control groups of machines are the one thing that outlives its processes: empty ones of dead hubs are taken away. */
function sweepControlGroups(): void {
  for (const hierarchy of ['', ...foldersOf('/sys/fs/cgroup')]) {
    const base = join('/sys/fs/cgroup', hierarchy);
    for (const name of foldersOf(base)) {
      const pid = /^whyssh-lab-(\d+)-/.exec(name)?.[1];
      if (pid !== undefined && !existsSync(`/proc/${pid}`)) removeGroup(join(base, name));
    }
  }
}

function removeGroup(folder: string): void {
  for (const child of foldersOf(folder)) removeGroup(join(folder, child));
  try {
    rmdirSync(folder);
  } catch {
    // still in use or already gone: the next sweep looks again
  }
}

function foldersOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function hubScript(world: World, materials: { readonly [node: string]: NodeMaterial }, fixtures: string): string {
  const scratch = join(cacheFolder(), 'scratch');
  const nodes = Object.entries(materials);
  return `
fail() { echo "failed $1"; exit 1; }
read -r self _ < /proc/self/stat
echo "hub $self"
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /run && mkdir /run/netns || fail run
mount -t tmpfs -o mode=755 tmpfs '${scratch}' || fail scratch
cd '${scratch}'
cat > init <<'INIT'
${initScript}
INIT
${networkScript(world)}
for segment in ${world.segments.join(' ')}; do
nsenter --net=/run/netns/$segment nft -f - <<'END' || fail counters
${counterRules}
END
done
${nodes
  .map(
    ([name, { lowers, prepare, start }]) => `
mkdir -p ${name}/upper ${name}/work ${name}/root
mount -t overlay overlay -o 'lowerdir=${lowers.join(':')},upperdir=${name}/upper,workdir=${name}/work' ${name}/root || fail ${name}
chroot ${name}/root /bin/sh <<'PREPARE' || fail ${name}
${prepare}
PREPARE
cat > ${name}/root/opt/start <<'START'
${start}
START`,
  )
  .join('\n')}
${realisticTiming('router1/root')}
export NODE_FOLDER='${nodeFolder()}' CHECKOUT='${checkout}' FIXTURE_FOLDER='${fixtures}'
${nodes.map(([name, material]) => (material.boot === undefined ? bareNode(name, world) : bootedNode(name, material.boot))).join('\n')}
cat > /dev/null
`;
}

function bareNode(name: string, world: World): string {
  const vars = Object.entries(variables(world)).map(([key, value]) => `${key}='${value}'`);
  return `${vars.join(' ')} nsenter --net=/run/netns/${name} unshare --mount --uts --ipc --pid --fork --kill-child /bin/bash init ${name} ${name}/root < /dev/null &`;
}

/**
 * systemd-nspawn needs a /proc of its own process namespace, and a control group of its own so that two machines of one
 * caller do not share one.
 */
function bootedNode(name: string, boot: { readonly waitForPort: number; readonly unified: boolean }): string {
  return `
(
  for group in /sys/fs/cgroup/*/cgroup.procs /sys/fs/cgroup/cgroup.procs; do
    folder="\${group%/*}/whyssh-lab-$self-${name}"
    [ -e "$group" ] && mkdir -p "$folder" 2>/dev/null && echo 0 > "$folder/cgroup.procs" 2>/dev/null
  done
  ${boot.unified ? 'export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1' : ''}
  exec unshare --mount bash -c '
    read -r pid _ < /proc/self/stat
    echo $pid > nspawn-${name}
    mount -t proc proc /proc
    exec systemd-nspawn -q -D ${name}/root --network-namespace-path=/run/netns/${name} --register=no --keep-unit \\
      --machine=${name} --resolv-conf=off --timezone=off --link-journal=no \\
      --capability=CAP_NET_ADMIN,CAP_NET_RAW --bind-ro=$NODE_FOLDER:/opt/node --bind-ro=$CHECKOUT:/opt/whyssh \\
      --bind-ro=$FIXTURE_FOLDER:/opt/fixtures -b --console=passive' < /dev/null > console-${name} 2>&1
) &
(
  until nsenter --net=/run/netns/${name} ss -Hltn 'sport = :${boot.waitForPort}' | grep -q .; do sleep 0.02; done
  read -r spawn < nspawn-${name}
  read -r leader _ < /proc/$spawn/task/$spawn/children
  echo "ready ${name} $leader"
) &`;
}

const initScript = `
# /proc is still the one of this machine: the number by which everybody there knows us.
read -r pid _ < /proc/self/stat
cd "$2" || exit 1
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755,size=1m tmpfs dev
mknod -m 666 dev/null c 1 3; mknod -m 666 dev/zero c 1 5; mknod -m 666 dev/full c 1 7
mknod -m 666 dev/random c 1 8; mknod -m 666 dev/urandom c 1 9; mknod -m 666 dev/tty c 5 0
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin; ln -s fd/1 dev/stdout; ln -s fd/2 dev/stderr
mount -t tmpfs -o mode=755 tmpfs run
mkdir run/lock run/sshd
mount --bind "$NODE_FOLDER" opt/node && mount -o remount,bind,ro opt/node
mount --bind "$CHECKOUT" opt/whyssh && mount -o remount,bind,ro opt/whyssh
mount --bind "$FIXTURE_FOLDER" opt/fixtures && mount -o remount,bind,ro opt/fixtures
unset NODE_FOLDER CHECKOUT FIXTURE_FOLDER
name=$1
pivot_root . . && umount -l .
cd /
hostname $name
sh /opt/start > /opt/start.log 2>&1 || { cat /opt/start.log >&2; echo "failed $name"; exit 1; }
rm /opt/start /opt/start.log
echo "ready $name $pid"
# bash as the first process reaps what loses its parent.
exec bash -c 'while :; do sleep 1000 & wait $!; done' > /dev/null 2>&1
`;

/**
 * Counts on a switch and decides nothing: connections asked for (SYN), and those that the other side took (SYN and ACK),
 * each as client address, client port, server address, server port.
 */
const counterRules = `
table bridge count {
${['asked', 'taken'].map((what) => `  set ${what}4 { type ipv4_addr . inet_service . ipv4_addr . inet_service; flags dynamic; size 4096; }\n  set ${what}6 { type ipv6_addr . inet_service . ipv6_addr . inet_service; flags dynamic; size 4096; }`).join('\n')}
  chain seen {
    type filter hook prerouting priority -300; policy accept;
    tcp flags & (syn | ack) == syn ether type ip update @asked4 { ip saddr . tcp sport . ip daddr . tcp dport counter }
    tcp flags & (syn | ack) == syn ether type ip6 update @asked6 { ip6 saddr . tcp sport . ip6 daddr . tcp dport counter }
    tcp flags & (syn | ack) == syn | ack ether type ip update @taken4 { ip daddr . tcp dport . ip saddr . tcp sport counter }
    tcp flags & (syn | ack) == syn | ack ether type ip6 update @taken6 { ip6 daddr . tcp dport . ip6 saddr . tcp sport counter }
  }
}`;

const checkout = dirname(import.meta.dirname);

/** The folder of the running Node, with `bin/node` in it. */
function nodeFolder(): string {
  return dirname(dirname(process.execPath));
}
