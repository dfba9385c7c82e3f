import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FaultPlace, type FaultScript, faultScript } from './fault.ts';
import { Hub, type NodeMaterial } from './hub.ts';
import { image } from './images.ts';
import { fixtures, layer } from './layers.ts';
import { type Files, faultsOf, type Scenario, type ServerSetup } from './scenario.ts';
import { type World, worlds, zone } from './world.ts';

/** A scenario's world, alive and healthy; its faults are not made yet. */
export interface Stage {
  readonly scenario: Scenario;
  readonly hub: Hub;
  readonly faults: readonly FaultScript[];
  readonly place: (node: string) => FaultPlace;
  readonly port: number;
  readonly fixtureFolder: string;
}

export class SkippedScenario extends Error {}

export async function setUp(scenario: Scenario, say: (line: string) => void): Promise<Stage> {
  const world: World = worlds[scenario.world ?? 'one-server'];
  const faults = await Promise.all(faultsOf(scenario).map(faultScript));
  const clientImage = scenario.client?.image === 'none' ? undefined : scenario.client?.image;
  const fixtureFolder = await fixtures((await ready('bookworm', say)).root);
  const booted = (node: string) =>
    setupOf(scenario, node)?.boot === true || faults.some(({ on, needsBoot }) => needsBoot && on === node);

  const materials: { [node: string]: NodeMaterial } = {};
  for (const [name, { role }] of Object.entries(world.nodes)) {
    const setup = setupOf(scenario, name);
    const wanted = role === 'server' ? setup?.image : role === 'client' ? clientImage : undefined;
    const { root } = await ready(wanted ?? 'bookworm', say);
    const boot = booted(name);
    const names = `printf '127.0.0.1 localhost\\n::1 localhost\\n127.0.1.1 ${name}\\n' > /etc/hosts
echo ${name} > /etc/hostname
printf 'nameserver ${role === 'client' ? '10.0.1.1' : '10.1.1.1'}\\n' > /etc/resolv.conf`;
    materials[name] = {
      lowers: [await layer(root, role), root],
      prepare: [
        names,
        ...(name === 'router1'
          ? [writeFile('/opt/zone.json', { content: JSON.stringify({ ...zone, ...scenario.dns }) }, '')]
          : []),
        ...(role === 'server' ? [prepareServer(setup ?? {}, fixtureFolder, boot)] : []),
        ...(role === 'client' ? [await prepareClient(scenario, say)] : []),
      ].join('\n'),
      start: name === 'router1' ? startNames : role === 'server' && !boot ? startServer(setup ?? {}) : ':',
      ...(boot ? { boot: { waitForPort: setup?.port ?? 22, unified: wanted === 'sid' } } : {}),
    };
  }
  const port = scenario.server?.port ?? 22;
  const hub = await Hub.open(world, materials, fixtureFolder);
  const place = (node: string): FaultPlace => ({
    node,
    port: setupOf(scenario, node)?.port ?? port,
    booted: booted(node),
  });
  return { scenario, hub, faults, place, port, fixtureFolder };
}

/** Lays down the client's files, takes away its ssh, makes the faults: in this order. Gives what went wrong, if anything did. */
export async function breakIt(stage: Stage): Promise<string | undefined> {
  const { scenario, hub, faults, fixtureFolder } = stage;
  const client = scenario.client ?? {};
  const steps: { on: string; script: string }[] = [];
  const lines = [
    interfaceUp,
    'cp -a /home/me /opt/home-before',
    writeFiles(client.files ?? {}, fixtureFolder, 'me:me'),
  ];
  if (client.removeSsh === true || client.image === 'none') lines.push(removeClient);
  steps.push({ on: 'client', script: lines.join('\n') });
  for (const fault of faults) steps.push({ on: fault.on, script: fault.apply(stage.place(fault.on)) });
  for (const { on, script } of steps) {
    const ran = await hub.run(on, script, { seconds: 40 });
    if (ran.code !== 0)
      return `the fault on ${on} could not be made (exit ${ran.code}): ${ran.stderr.trim().slice(-800)}`;
  }
  return undefined;
}

/** The kernel reports a fresh cable as `down` for up to a second although it carries packets (its link watch is lazy). */
const interfaceUp = 'for n in $(seq 200); do grep -q up /sys/class/net/eth0/operstate && break; sleep 0.01; done';

/** Undoes the faults in the opposite order, and gives the client its home back. */
export async function mend(stage: Stage): Promise<string | undefined> {
  for (const fault of [...stage.faults].reverse()) {
    if (fault.undo === undefined) return `the fault on ${fault.on} has no way back`;
    const ran = await stage.hub.run(fault.on, fault.undo(stage.place(fault.on)), { seconds: 40 });
    if (ran.code !== 0) return `the fault on ${fault.on} could not be undone: ${ran.stderr.trim().slice(-800)}`;
  }
  await stage.hub.run('client', 'rm -rf /home/me; cp -a /opt/home-before /home/me');
  return undefined;
}

export function setupOf(scenario: Scenario, node: string): ServerSetup | undefined {
  return node === 'server' ? scenario.server : node === 'server2' ? scenario.server2 : undefined;
}

async function ready(name: string, say: (line: string) => void): Promise<{ readonly root: string }> {
  const got = await image(name, say);
  if (got.kind === 'skipped') throw new SkippedScenario(`the image ${name} cannot be had: ${got.why}`);
  return got;
}

// The whole wait is bounded by `timeout` of the caller and by the limit of the world.
const startNames = `
$NODE $LAB/servers/dns.ts /opt/zone.json > /dev/null 2>&1 &
until ss -Hlun 'sport = :53' | grep -q . && ss -Hltn 'sport = :53' | grep -q .; do sleep 0.01; done`;

function startServer(setup: ServerSetup): string {
  const port = setup.port ?? 22;
  const listens = `until ss -Hltn 'sport = :${port}' | grep -q .; do sleep 0.01; done`;
  switch (setup.kind ?? 'openssh') {
    case 'openssh':
      return `rsyslogd -f /etc/rsyslog-light.conf\nservice ssh start\n${listens}`;
    case 'dropbear':
      return `rsyslogd -f /etc/rsyslog-light.conf
dropbear -p ${port} -r /etc/dropbear/dropbear_rsa_host_key -r /etc/dropbear/dropbear_ecdsa_host_key -r /etc/dropbear/dropbear_ed25519_host_key\n${listens}`;
    case 'tinyssh':
      return `socat TCP6-LISTEN:${port},fork,reuseaddr,ipv6-v6only=0 EXEC:'tinysshd -v /etc/tinyssh/sshkeydir' > /dev/null 2>&1 &\n${listens}`;
    case 'asyncssh':
      return `python3 $LAB/servers/asyncssh-server.py ${port} > /var/log/asyncssh.log 2>&1 &\n${listens}`;
    case 'none':
      return ':';
  }
}

function prepareServer(setup: ServerSetup, fixtureFolder: string, boot: boolean): string {
  const config = [...(setup.port === undefined ? [] : [`Port ${setup.port}`]), ...(setup.config ?? [])];
  return [
    ...(config.length === 0
      ? []
      : [writeFile('/etc/ssh/sshd_config.d/scenario.conf', { content: `${config.join('\n')}\n` }, '')]),
    ...(setup.users ?? []).map(
      (user) =>
        `useradd -m -s /bin/bash ${user} && cp -a /home/deploy/.ssh /home/${user}/ && chown -R ${user}: /home/${user}`,
    ),
    writeFiles(setup.files ?? {}, fixtureFolder, 'root:root'),
    ...((setup.kind ?? 'openssh') === 'openssh' || !boot
      ? []
      : ['rm -f /etc/systemd/system/multi-user.target.wants/ssh.service']),
    setup.prepare ?? '',
  ].join('\n');
}

/** tinysshd cannot use OpenSSH's key files; the client learns the key that was made for it. */
async function prepareClient(scenario: Scenario, say: (line: string) => void): Promise<string> {
  if (scenario.server?.kind !== 'tinyssh') return '';
  const { root } = await ready(scenario.server.image ?? 'bookworm', say);
  const key = readFileSync(join(await layer(root, 'server'), 'etc/tinyssh/key.pub'), 'utf8').trim();
  const names = ['server.lab', 'server4.lab', 'server6.lab', '10.2.1.2', 'fd00:3::2'];
  return writeFile(
    '/home/me/.ssh/known_hosts',
    { content: names.map((name) => `${name} ${key}\n`).join(''), owner: 'me:me' },
    'me:me',
  );
}

const removeClient = `rm -f /usr/bin/ssh /usr/bin/ssh-keygen /usr/bin/ssh-add /usr/bin/ssh-agent /usr/bin/ssh-keyscan /usr/bin/scp /usr/bin/sftp /usr/bin/slogin /usr/bin/plink /usr/bin/dbclient
if command -v ssh; then exit 1; fi`;

export function writeFiles(files: Files, fixtureFolder: string, owner: string): string {
  return Object.entries(files)
    .map(([path, content]) => {
      if (typeof content === 'string') return writeFile(path, { content, owner }, owner);
      if ('fixture' in content) {
        const bytes = readFileSync(join(fixtureFolder, content.fixture));
        const mode = content.mode ?? (content.fixture.endsWith('.pub') ? '644' : '600');
        return writeFile(path, { content: bytes, mode, owner: content.owner ?? owner }, owner);
      }
      return writeFile(path, { owner, ...content }, owner);
    })
    .join('\n');
}

function writeFile(
  path: string,
  file: { content: string | Buffer; mode?: string; owner?: string },
  folderOwner: string,
): string {
  const target = path.replace(/^~/, '/home/me');
  const folder = target.slice(0, target.lastIndexOf('/')) || '/';
  const base64 = Buffer.from(file.content).toString('base64');
  return [
    `[ -d '${folder}' ] || { mkdir -p -m 700 '${folder}'; ${folderOwner === '' ? ':' : `chown ${folderOwner} '${folder}'`}; }`,
    `base64 -d > '${target}' <<'CONTENT'\n${base64.replace(/.{76}/g, '$&\n')}\nCONTENT`,
    `chmod ${file.mode ?? '644'} '${target}'`,
    ...(file.owner === undefined ? [] : [`chown ${file.owner} '${target}'`]),
  ].join('\n');
}
