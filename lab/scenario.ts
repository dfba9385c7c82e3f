import type { WorldName, Zone } from './world.ts';

/** A world, one or more faults, what must come first, what must never appear, and how it ends. */
export interface Scenario {
  /** `<stage>/<id>`; its file is `scenarios/<stage>/<id>.ts`. */
  readonly id: string;
  readonly world?: WorldName;
  readonly title?: string;
  readonly server?: ServerSetup;
  readonly server2?: ServerSetup;
  readonly client?: ClientSetup;
  readonly dns?: Zone;
  readonly fault?: Fault | readonly Fault[];
  readonly expect: Expectation;
  /** The same fault seen from both halves: a second scenario `<id>.via`, in which whyssh also has the server's console. */
  readonly via?: Expectation;
  /** The same seen by `whyssh here` as root on the server: a scenario `<id>.here`. */
  readonly here?: Expectation;
  /**
   * Debian releases on which the same must hold: `npm test` takes one of them, `--all` every one, as a scenario
   * `<id>@<release>` of its own. The release the file is written for keeps the plain id.
   */
  readonly releases?: readonly Release[];
  /** The fault, then `whyssh fix`, the login, `whyssh undo`, and every file as before: a scenario `<id>.fix`. */
  readonly fix?: FixExpectation;
  /** The same with `whyssh here --fix` as root on the server: a scenario `<id>.fix-here`. */
  readonly fixHere?: FixExpectation;
  /** How this scenario is asked; set by the loader. */
  readonly asked?: 'via' | 'here' | 'fix';
  /** After the verdict the fault is undone and the baseline login must succeed again. */
  readonly ends?: 'healthy-after-fix' | 'healthy-after-undo';
  /** A healthy twin: nothing stops the login. Its `expect.exit` is 0 and nothing may stand first. */
  readonly healthy?: boolean;
  /** False for a twin that differs from another scenario only in a number, an address family or a release. */
  readonly counts?: boolean;
  /** whyssh runs so many times in a row; only the last answer is compared, and only with what `expect` names. */
  readonly runs?: number;
  /** Something else than the server takes the connections, so the server's switch says nothing about what whyssh declares. */
  readonly takenElsewhere?: boolean;
  /** A reason instead of the baseline login, where no healthy state exists. */
  readonly baseline?: { readonly skip: string };
}

/** What `whyssh fix` must come to. */
export interface FixExpectation {
  /** whyssh has the server's console by `--via`. */
  readonly via?: boolean;
  /** The console's shell is not root's, but this user's. */
  readonly consoleUser?: string;
  /** It runs on the server itself; set by the loader. */
  readonly here?: boolean;
  /** More options of `whyssh fix`. */
  readonly options?: readonly string[];
  /**
   * `healthy` (default): the system's own ssh logs in afterwards. `refused`: nothing is changed, for the reason in `says`.
   * `taken-back`: it did not help, and everything is as before.
   */
  readonly ends?: 'healthy' | 'refused' | 'taken-back';
  /** A part of what whyssh says. */
  readonly says?: string;
  /** Causes that are fixed, in this order; left out: one, `expect.first`. */
  readonly causes?: readonly string[];
  /** Files (a part of their path) that undo does not bring back, such as those of an installation. */
  readonly notBack?: readonly string[];
  /** The login that proves health, where the usual one is not it: a shell line of the client's person. */
  readonly login?: string;
  /** Steps are applied where they would lock out too: the word is given. */
  readonly word?: string;
}

export interface ServerSetup {
  readonly kind?: 'openssh' | 'dropbear' | 'tinyssh' | 'asyncssh' | 'none';
  readonly image?: string;
  /** Lines of a file in /etc/ssh/sshd_config.d that decides before the image's own configuration. */
  readonly config?: readonly string[];
  /** A whole machine with systemd and journal. Otherwise sshd runs without an init system, as in a container. */
  readonly boot?: boolean;
  readonly port?: number;
  readonly users?: readonly string[];
  readonly files?: Files;
  /** Shell lines run as root before anything starts. */
  readonly prepare?: string;
}

export interface ClientSetup {
  /** Arguments of whyssh; the usual one is `deploy@server.lab`. */
  readonly args?: readonly string[];
  readonly env?: { readonly [name: string]: string };
  /** Laid down after the baseline login. `~` is /home/me. */
  readonly files?: Files;
  /** Names of keys in the client's fixtures that an agent holds. */
  readonly agentKeys?: readonly string[];
  /** `none`: a machine without any SSH client. */
  readonly image?: string;
  readonly removeSsh?: boolean;
  /** Nobody tells `--via` the client's address: whyssh must learn it from the server. */
  readonly addressUntold?: boolean;
  readonly stdin?: string;
}

export type Files = { readonly [path: string]: FileContent };
export type FileContent =
  | string
  | { readonly content: string; readonly mode?: string; readonly owner?: string }
  /** A file of the fixtures, as `client/other_ed25519` or `host2/ssh_host_rsa_key.pub`. */
  | { readonly fixture: string; readonly mode?: string; readonly owner?: string };

export type Fault =
  | { readonly on?: string; readonly kind: string; readonly [parameter: string]: unknown }
  /** Any shell line, as root in that node. What it starts with `&` is ended by the lab. */
  | { readonly on: string; readonly sh: string; readonly undo?: string };

export interface Expectation {
  /** The injected cause. Several: the first is the injected one, the others cannot be told from it from outside. */
  readonly first?: string | readonly string[];
  /** More causes that may share the first place. */
  readonly group?: readonly string[];
  readonly verdict?: 'proven' | 'likely' | 'possible' | 'cannot-tell';
  readonly refusedBy?: string | readonly string[];
  /** Causes that must not stand first, nor be proven anywhere. */
  readonly never?: readonly string[];
  readonly exit?: number;
  readonly outcome?: string;
  /** The provider that is recognised (its key in src/wire/providers). */
  readonly provider?: string;
  /** A word that the words on the provider must hold, such as a port. */
  readonly providerSays?: string;
  /** Causes that must be proven besides the first. */
  readonly then?: readonly string[];
}

export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}

/** Images that are a release of Debian, and with it one of OpenSSH: 8.4, 9.2, 10.0, 10.6. */
export const releases = ['bullseye', 'bookworm', 'trixie', 'sid'] as const;
export type Release = (typeof releases)[number];

/** The release of the server; null: another SSH server than OpenSSH, or an image that is no release. */
export function releaseOf({ server }: Pick<Scenario, 'server'>): Release | null {
  if ((server?.kind ?? 'openssh') !== 'openssh') return null;
  return releases.find((release) => release === (server?.image ?? 'bookworm')) ?? null;
}

/** Says what is wrong with a scenario that came from a file, or nothing. */
export function complaint(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'the file has no default-exported object';
  const scenario = value as Partial<Scenario>;
  if (typeof scenario.id !== 'string' || !/^[a-z]+\/[a-z0-9.-]+$/.test(scenario.id))
    return '`id` must look like stage/name';
  if (typeof scenario.expect !== 'object' || scenario.expect === null) return '`expect` is missing';
  if (
    scenario.healthy !== true &&
    (scenario.runs ?? 1) === 1 &&
    scenario.expect.first === undefined &&
    scenario.expect.outcome === undefined
  ) {
    return '`expect.first` is missing, and the scenario is not marked healthy';
  }
  const unknown = (scenario.releases ?? []).find((name) => !releases.includes(name));
  if (unknown !== undefined) return `there is no release ${unknown}; there are ${releases.join(', ')}`;
  for (const fault of faultsOf(scenario as Scenario)) {
    if (!('kind' in fault) && !('sh' in fault)) return 'a fault has neither `kind` nor `sh`';
  }
  return undefined;
}

export function faultsOf(scenario: Scenario): readonly Fault[] {
  if (scenario.fault === undefined) return [];
  return Array.isArray(scenario.fault) ? (scenario.fault as readonly Fault[]) : [scenario.fault as Fault];
}

/** The scenario on its own release, and on each further one that it names. */
export function onReleases(scenario: Scenario): readonly Scenario[] {
  const { releases: named = [], ...own } = scenario;
  const more = named.filter((release) => release !== releaseOf(own));
  return [
    own,
    ...more.map((release) => ({
      ...own,
      id: `${own.id}@${release}`,
      counts: false,
      server: { ...own.server, image: release },
    })),
  ];
}

/** The scenario as it is asked from outside, and as it is asked from the inside as well. */
export function waysToAsk(scenario: Scenario): readonly Scenario[] {
  const { via, here, fix, fixHere, ...outside } = scenario;
  const more = { counts: false } as const;
  return [
    outside,
    ...(via === undefined
      ? []
      : [{ ...outside, ...more, id: `${scenario.id}.via`, expect: via, asked: 'via' as const }]),
    ...(fix === undefined ? [] : [{ ...outside, ...more, fix, id: `${scenario.id}.fix`, asked: 'fix' as const }]),
    ...(fixHere === undefined
      ? []
      : [
          {
            ...outside,
            ...more,
            fix: { ...fixHere, here: true },
            id: `${scenario.id}.fix-here`,
            asked: 'fix' as const,
          },
        ]),
    ...(here === undefined
      ? []
      : [{ ...outside, ...more, id: `${scenario.id}.here`, expect: here, asked: 'here' as const }]),
  ];
}

/** The injected cause and everything that may share its place. */
export function allowedFirst(expect: Expectation): {
  readonly injected: string | undefined;
  readonly allowed: readonly string[];
} {
  const first = expect.first === undefined ? [] : typeof expect.first === 'string' ? [expect.first] : expect.first;
  return { injected: first[0], allowed: [...first, ...(expect.group ?? [])] };
}
