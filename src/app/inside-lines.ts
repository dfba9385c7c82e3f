import type { FactKey, FactTypes } from '../contract/facts/registry.ts';
import { visibleText } from '../contract/quoted.ts';
import type { StageLine, StageState } from '../contract/report.ts';
import type { Stage } from '../contract/stage.ts';
import type { FactStore, Focus } from '../diagnose/store.ts';
import { diskWords, lastLoginWords, machineWords, networkWords } from './machine-lines.ts';

type Value = <K extends FactKey>(key: K) => FactTypes[K] | undefined;
interface Words {
  readonly says: string;
  readonly state: StageState;
}

/** The checklist of the server's inside: one line for each thing that was looked at. */
export function insideLines(facts: FactStore, focus: Focus): readonly StageLine[] {
  const value: Value = (key) => {
    const found = facts.at(key, focus);
    return found?.fact.known === true ? (found.fact.value as never) : undefined;
  };
  const view = value('server.view');
  // Of a code only the verdict is shown: most of what these lines would say it does not hold.
  if (view === undefined || view.carried === true) return [];
  return lines.flatMap(({ label, stage, words }) => {
    const said = words(value);
    if (said === undefined) return [];
    return [
      {
        stage,
        label,
        state: said.state,
        says: visibleText(said.says),
        file: null,
        tookMs: null,
        subject: { hop: focus.hop },
      },
    ];
  });
}

const lines: readonly {
  readonly label: string;
  readonly stage: Stage;
  readonly words: (value: Value) => Words | undefined;
}[] = [
  { label: 'sees you as', stage: 'connect', words: clientWords },
  { label: 'machine', stage: 'host', words: machineWords },
  { label: 'network', stage: 'connect', words: networkWords },
  { label: 'SSH server', stage: 'connect', words: serverWords },
  { label: 'listens', stage: 'connect', words: listenWords },
  { label: 'sshd_config', stage: 'connect', words: checkWords },
  { label: 'firewall', stage: 'connect', words: firewallWords },
  { label: 'bans', stage: 'connect', words: banWords },
  { label: 'account', stage: 'auth', words: accountWords },
  { label: 'its keys', stage: 'auth', words: keyWords },
  { label: 'its log', stage: 'auth', words: attemptWords },
  { label: 'last login', stage: 'auth', words: lastLoginWords },
  { label: 'disk', stage: 'session', words: diskWords },
];

function clientWords(value: Value): Words | undefined {
  const client = value('server.client-address');
  if (client === undefined) return undefined;
  if (client.kind !== 'seen')
    return {
      says: client.kind === 'none' ? 'nothing of this run' : `one of ${client.count} addresses: --from tells which`,
      state: 'noted',
    };
  const changed = client.translated === true ? ', an address that something on the way gives you' : '';
  return { says: `${client.address}${changed}${clockWords(value('server.clock'))}`, state: 'passed' };
}

/** Of a clock that is right within what was measured, nothing is said. */
function clockWords(clock: FactTypes['server.clock'] | undefined): string {
  if (clock === undefined || Math.abs(clock.offsetMs) <= clock.uncertaintyMs + 1_000) return '';
  return `; its clock is ${Math.round(Math.abs(clock.offsetMs) / 1000)} s ${clock.offsetMs > 0 ? 'ahead' : 'behind'}`;
}

function serverWords(value: Value): Words | undefined {
  const installed = value('server.sshd.installed');
  if (installed === undefined) return undefined;
  if (!installed.installed) return { says: 'none is installed', state: 'failed' };
  const name = `${installed.product ?? 'a server'}${typeof installed.version === 'string' ? ` ${installed.version}` : ''}`;
  const service = value('server.service');
  const running = value('server.sshd.running')?.running;
  const masked = service?.masked === true ? ', its service is masked' : '';
  if (running === true || service?.socketActive === true) return { says: `${name} runs${masked}`, state: 'passed' };
  return { says: `${name} does not run${masked}`, state: 'failed' };
}

function listenWords(value: Value): Words | undefined {
  const listening = value('server.sshd.listening');
  const port = value('server.view')?.port;
  if (listening === undefined) return undefined;
  if (listening.reachable > 0) {
    const families = listening.families.map((family) => `IPv${family}`).join(' and ');
    return { says: `on port ${port}, for ${families}`, state: 'passed' };
  }
  if (listening.count > 0) return { says: `on port ${port}, for this machine only`, state: 'failed' };
  const other = listening.otherProgram === null ? '' : `, ${listening.otherProgram} has it`;
  const elsewhere = listening.ports.length === 0 ? '' : `, but on ${listening.ports.join(', ')}`;
  return { says: `not on port ${port}${other}${elsewhere}`, state: 'failed' };
}

function checkWords(value: Value): Words | undefined {
  const check = value('server.sshd.check');
  if (check === undefined) return undefined;
  if (check.kind === 'ok') return { says: 'accepted by sshd -t', state: 'passed' };
  return { says: check.text.quoted.split(/\r?\n/u)[0] ?? '', state: 'noted' };
}

function firewallWords(value: Value): Words | undefined {
  const firewall = value('server.firewall');
  if (firewall === undefined) return undefined;
  const who = firewall.source ?? 'any address';
  switch (firewall.kind) {
    case 'passes':
      return { says: `its rules let ${who} in`, state: 'passed' };
    case 'blocked':
      return { says: `stops ${who}: ${firewall.rule.text.quoted}`, state: 'failed' };
    case 'limited':
      return { says: `lets ${who} in up to a limit (${firewall.limit}): ${firewall.rule.text.quoted}`, state: 'noted' };
    case 'elsewhere':
      return { says: `sends ${who} on to ${firewall.to}, port ${firewall.port}`, state: 'failed' };
    case 'unknown':
      return { says: `cannot be told for ${who}, because of ${firewall.because}`, state: 'noted' };
    default:
      return firewall satisfies never;
  }
}

function banWords(value: Value): Words | undefined {
  const ban = value('server.ban');
  if (ban === undefined) return undefined;
  if (ban.kind === 'banned')
    return {
      says: `${ban.address} is banned by ${ban.tool}${ban.until === null ? '' : ` until ${ban.until}`}`,
      state: ban.ofSsh === true ? 'failed' : 'noted',
    };
  return { says: ban.tools.length === 0 ? 'none seen' : `none of ${ban.tools.join(', ')}`, state: 'passed' };
}

function accountWords(value: Value): Words | undefined {
  const account = value('server.account');
  const user = value('server.view')?.user ?? 'the account';
  if (account === undefined) return undefined;
  if (account.kind === 'absent') return { says: `${user} does not exist`, state: 'failed' };
  const access = value('server.access');
  const trouble = [
    ...(account.expired === true ? ['has expired'] : []),
    ...(account.shellState === 'ok' ? [] : [`has the shell ${account.shell}, which does not let in`]),
    ...(access?.kind === 'refused' ? [`is refused by ${access.by}`] : []),
    ...(value('server.nologin')?.present === true && account.uid !== 0 ? ['must wait: only root may log in now'] : []),
  ];
  if (trouble.length > 0) return { says: `${user} ${trouble.join(', ')}`, state: 'failed' };
  return { says: `${user} is there${access?.kind === 'allowed' ? ' and let in' : ''}`, state: 'passed' };
}

function keyWords(value: Value): Words | undefined {
  const keys = value('server.authorized-keys');
  if (keys === undefined) return undefined;
  if (keys.kind === 'none') return { says: 'no authorized_keys file', state: 'noted' };
  if (keys.unsafe !== null)
    return { says: `others may write ${keys.unsafe.path} (${keys.unsafe.mode})`, state: 'failed' };
  const broken = keys.brokenLines.length === 0 ? '' : `, broken: line ${keys.brokenLines.slice(0, 5).join(', ')}`;
  const count = keys.fingerprints.length;
  return {
    says: `${count} key${count === 1 ? '' : 's'} in ${keys.files.join(', ')}${broken}`,
    state: broken === '' ? 'passed' : 'noted',
  };
}

/** Who refused: the tool or the part of the server whose words the line has. */
const refusers: readonly (readonly [codes: RegExp, who: string])[] = [
  [/^pam-/u, 'PAM'],
  [/^(?:startups|penalty)/u, "sshd's limits"],
  [/^tcp-wrappers$/u, 'hosts.deny'],
];

function attemptWords(value: Value): Words | undefined {
  const attempt = value('server.attempt');
  if (attempt === undefined) return undefined;
  if (attempt.kind === 'none') return { says: 'nothing of this client', state: 'noted' };
  const which = attempt.ours ? `your attempt at ${attempt.at}` : `an attempt at ${attempt.at}`;
  if (attempt.refusal !== null) {
    const who = refusers.find(([codes]) => codes.test(attempt.refusal ?? ''))?.[1] ?? 'sshd';
    return { says: `${which} was refused by ${who}: ${attempt.line.quoted}`, state: 'failed' };
  }
  if (attempt.accepted) return { says: `${which} was accepted`, state: 'passed' };
  return { says: `${which}, without a reason: ${attempt.line.quoted}`, state: 'noted' };
}
