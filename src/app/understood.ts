import type { Understood } from '../contract/explanation.ts';
import type { Said, Saying } from '../contract/facts/told.ts';
import { visibleText } from '../contract/quoted.ts';
import { type Stage, stages } from '../contract/stage.ts';
import type { Paste } from './read-paste.ts';
import { systemsIn } from './systems.ts';

/** What was understood of a text: of the trace in it, else of the single lines that programs print. */
export function understand(paste: Paste, told: string): Understood {
  const { trace, said, beginning } = paste;
  const attempt = trace.attempts.at(-1);
  const plain = destinationIn(beginning);
  const traced = trace.recognised > 0;
  const lastSaid = said.map(({ what }) => reached(what)).findLast((found) => found !== undefined);
  const host = trace.target?.host ?? attempt?.host ?? plain.host;
  const program = programOf(paste);
  const later = lastSaid !== undefined && (!traced || stages.indexOf(lastSaid.stage) > stages.indexOf(trace.stage));
  return {
    program,
    version: trace.client?.version ?? versionIn(beginning),
    server: trace.remote === null ? serverIn(beginning) : visibleText(trace.remote.software.quoted),
    stage: later ? lastSaid.stage : traced ? trace.stage : null,
    host,
    address: attempt?.address ?? null,
    port: portOf(attempt?.port) ?? trace.target?.port ?? plain.port,
    user: trace.target?.user ?? plain.user,
    spokeLast: later
      ? lastSaid.spoke
      : traced
        ? trace.remote === null && trace.lastReceived === null
          ? 'client'
          : 'server'
        : null,
    runs: paste.runs,
    systems: systemsIn(told, program),
    lines: paste.lines,
  };
}

function programOf({ trace, said }: Paste): string | null {
  const own = said.find(({ by }) => !notAProgram.has(by))?.by;
  if (trace.client === null && own !== undefined) return own;
  const openssh = trace.client !== null || trace.recognised > 0 || said.some(({ by }) => by === 'openssh');
  return openssh ? 'openssh' : null;
}

/** Whose words say nothing of which program failed. */
const notAProgram: ReadonlySet<Said['by']> = new Set(['openssh', 'system', 'people', 'offer']);

interface Reached {
  readonly stage: Stage;
  readonly spoke: 'client' | 'server' | null;
}

/** How far a program came that says this. */
function reached(what: Saying): Reached | undefined {
  const found = stagesOfSayings.find(([pattern]) => pattern.test(what));
  return found === undefined ? undefined : { stage: found[1], spoke: found[2] };
}

const stagesOfSayings: readonly (readonly [RegExp, Stage, Reached['spoke']])[] = [
  [
    /^(?:config-|openssl-mismatch$|no-passwd|ssh-missing|host-malformed|empty-host|controlpath|createprocess)/u,
    'client',
    null,
  ],
  [/^name-/u, 'resolve', null],
  [/^connect-(?:timeout|forbidden|aborted|net-unreachable)$|^bind-missing$/u, 'connect', 'client'],
  [/^(?:connect-|host-down|bastion-failed|iap-backend)/u, 'connect', null],
  [/^(?:banner-timeout|log-no-ident)$/u, 'banner', 'client'],
  [/^(?:banner-|ssh1-only|wrong-protocol)/u, 'banner', 'server'],
  [/^(?:no-match-|kex-failed|only-|modern-offered|log-no-match|mac-wrong|strict-kex|dh-group)/u, 'kex', 'server'],
  [/^(?:kex-waits|pq-kex)$/u, 'kex', 'client'],
  [/^hostkey-/u, 'hostkey', 'server'],
  [
    /^(?:denied|all-methods|too-many-failures|key-refused|key-accepted|no-mutual|no-server-sig|partial|kbdint|no-methods|log-(?:locked|invalid|not-allowed|root|modes|failed|key))/u,
    'auth',
    'server',
  ],
  [/^(?:key-|agent-|device-|none-tried|no-more-auth|pkcs11|fido|gss)/u, 'auth', 'client'],
  [
    /^(?:pty|shell|subsystem|sftp|forward|channel|remote-forward|local-forward|x11|session|closed-|broken-pipe|server-silent|command|rsync|git-(?!wrapper)|glibc|ide-server|account|stdio)/u,
    'session',
    'server',
  ],
];

/** Where programs name the destination; the first that matches counts. Each gives `host`, `port`, `user` where it can. */
const destinations: readonly RegExp[] = [
  /connect to host (?<host>\S{1,253}) port (?<port>\d{1,5})/u, // OpenSSH
  /^(?<user>[\w.-]{1,64})@(?<host>[\w.:-]{1,253}): Permission denied/mu, // OpenSSH
  /(?:Connection (?:closed|reset) by|Unable to negotiate with) (?<host>[0-9a-f.:]{3,45}) port (?<port>\d{1,5})/u, // OpenSSH
  /\bssh(?:\.exe)? (?:-[1246AaCfGgKkMNnqsTtVvXxYy]+ |-[BbcDEeFIiJLlmOoQRSWw] ?\S+ |-p ?(?<port>\d{1,5}) )*(?:ssh:\/\/)?(?<user>[\w.-]{1,64})@(?<host>[\w.:-]{1,253})(?: -p ?(?<port2>\d{1,5}))?/u, // a command
  /\b(?:scp|sftp|rsync)\b.{0,200}?\b(?<user>[\w.-]{1,64})@(?<host>[\w.-]{1,253}):/u, // a command
  /(?:Could not|couldn't|can't) resolve (?:host ?name|host) "?(?<host>[\w.-]{1,253})/iu, // OpenSSH, curl
  /Host key for (?:server )?'?\[?(?<host>[\w.-]{1,253})\]?(?::(?<port>\d{1,5}))?'? (?:has changed|does not match)/u, // OpenSSH, paramiko
  /The authenticity of host '\[?(?<host>[\w.:-]{1,253}?)\]?(?::(?<port>\d{1,5}))?(?: \(|')/u, // OpenSSH
  /Unable to connect to port (?<port>\d{1,5}) on (?<host>[\w.:-]{1,253})/u, // paramiko
  /dial tcp \[?(?<host>[\w.:-]{2,253}?)\]?:(?<port>\d{1,5}): /u, // Go
  /connect (?:ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) (?<host>[\w.:-]{2,253}?):(?<port>\d{1,5})/u, // node
  /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>[\w.-]{1,253})/u, // node
  /(?:Looking up host|Connecting to) "?(?<host>[\w.-]{1,253})"?(?: port (?<port>\d{1,5})|:(?<port2>\d{1,5})| \.\.\.)/u, // PuTTY, WinSCP, FileZilla
  /Host "(?<host>[\w.-]{1,253})" does not exist/u, // WinSCP
  /SSH Resolver called for host: (?<host>[\w.-]{1,253})|Could not establish connection to "(?<host2>[\w.-]{1,253})"/u, // VS Code
  /SSH connection to (?<user>[\w.-]{1,64})@(?<host>[\w.-]{1,253}):(?<port>\d{1,5})/u, // JetBrains
  /(?:fatal|failed): \[(?<host>[\w.-]{1,253})\]/u, // Ansible
  /\((?:remote-exec|file)\): +Host: (?<host>[\w.-]{1,253})/u, // Terraform
  /Cannot connect to (?<host>[\w.-]{1,253}):(?<port>\d{1,5})/u, // phpseclib
  /\b(?<user>git)@(?<host>[\w.-]{1,253})[:/]/u, // git
];

const users: readonly RegExp[] = [
  /Using username "(?<user>[\w.-]{1,64})"/u, // PuTTY
  /\((?:remote-exec|file)\): +User: (?<user>[\w.-]{1,64})/u, // Terraform
  /(?:Failed \S+ for(?: invalid user)?|Invalid user|Accepted \S+ for|Access denied for user|authenticating user|User) (?<user>(?!from\b)[\w.\\-]{1,64}) (?:from|by|not allowed|[0-9a-f.:]{7,45} port)/u, // sshd
  /^(?<user>[\w.-]{1,64})@[\w.:-]{1,253}'s password/mu, // OpenSSH
];

function destinationIn(text: string): { host: string | null; port: number | null; user: string | null } {
  const found = destinations.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  const user = found?.['user'] ?? users.map((pattern) => pattern.exec(text)?.groups?.['user']).find(Boolean) ?? null;
  return {
    host: found?.['host'] ?? found?.['host2'] ?? null,
    port: portOf(found?.['port'] ?? found?.['port2']),
    user,
  };
}

/** The version of the failing program, as programs other than OpenSSH write theirs. */
function versionIn(text: string): string | null {
  const found =
    /(?:PuTTY|plink|pscp|psftp)[ _](?:Release|Snapshot|Development)?[ _]?(\d+\.\d+\S{0,12})|WinSCP (?:Version )?(\d+\.\d+\S{0,12})|FileZilla (\d+\.\d+\S{0,12})|remote-ssh@(\d+\.\d+\S{0,12})|(?:paramiko|asyncssh|jsch|libssh2?|russh|sshj|ssh2)[ _/=v-]{1,3}(\d+\.\d+\S{0,12})|Terraform v(\d+\.\d+\S{0,12})|ansible(?:-playbook)? (?:\[core )?(\d+\.\d+\S{0,12})|SSH-2\.0-(?:JSCH|paramiko|libssh2?|PuTTY_Release|WinSCP_release|AsyncSSH|SSHJ|APACHE-SSHD|Renci\.SshNet|Go|ssh2js|russh)[_-](\S{1,20})|OpenSSH_(?:for_Windows_)?(\d+\.\d+\S{0,12}),/iu.exec(
      text,
    );
  return (
    found
      ?.slice(1)
      .find((part) => part !== undefined)
      ?.replace(/[\])},;:'"]+$/u, '') ?? null
  );
}

/** The server's software, where a text without a trace shows its version line. */
function serverIn(text: string): string | null {
  const found =
    /(?:Remote version(?: string|\/idstring)?:|We believe remote version|Server version:|server software|remote software version) +"?(?:SSH-[\d.]+-)?([\w.+@ -]{2,60})/iu.exec(
      text,
    )?.[1] ?? /\bConnected \(version 2\.0, client ([\w.+-]{2,60})\)/u.exec(text)?.[1];
  return found?.trim() ?? null;
}

/** The `whyssh` command that looks for real; null when the text names no host. */
export function proving({ host, port, user }: Understood): string | null {
  if (host === null || !/^[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}$/u.test(host)) return null;
  const login = user !== null && /^[A-Za-z0-9._-]{1,64}$/u.test(user) ? `${user}@` : '';
  return `whyssh ${port === null || port === 22 ? '' : `-p ${port} `}${login}${host}`;
}

function portOf(text: string | undefined): number | null {
  const port = Number(text ?? '');
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}
