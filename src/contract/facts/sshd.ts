import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** A line of sshd's configuration. */
export interface ConfigLine {
  readonly file: string;
  readonly line: number;
}

/** The line that decided a keyword (in lower case), where the files and `sshd -T` agree on it. */
export type ServerOrigins = { readonly [keyword: string]: ConfigLine };

/** The sshd that has the port asked for; where none has it, the first that runs. */
export interface RunningSshd {
  readonly pid: number;
  /** Its program; null: only root may see it. */
  readonly path: string | null;
  /** It listens on the port asked for. */
  readonly answers: boolean;
  /** Its own -f, -o, -p, -h, -c, -4 and -6; empty: none. */
  readonly options: Quoted;
  /** Its configuration file, when it was started with another one. */
  readonly ownFile: boolean;
  /** -p or -o Port and ListenAddress: what the file says of them does not count. */
  readonly ownPort: boolean;
  /** Other sshd that run beside it in the same network. */
  readonly others: number;
  /** The program file was replaced or changed after this process had started. */
  readonly programChanged: boolean | undefined;
  /** The file of its configuration that changed last did so after the process had started. */
  readonly configChanged: boolean | undefined;
  readonly configFile: string | null;
}

/** How the running sshd was started, and what changed since. Collector `server-running`. */
export interface SshdFacts {
  'server.sshd.started': RunningSshd;
  'server.sshd.origins': ServerOrigins;
  /** Ports that the files of the configuration name outside of Match; known also where sshd does not say what it makes of them. */
  'server.sshd.file-ports': readonly number[];
}

export const sshdFacts: FactInfos<SshdFacts> = {
  'server.sshd.started': {
    means: 'How the sshd on the port was started, and what changed since.',
    about: 'target',
    redaction: 'local',
    by: 'server-running',
  },
  'server.sshd.origins': {
    means: "The lines of sshd's configuration that decide.",
    about: 'target',
    redaction: 'local',
    by: 'server-effective',
  },
  'server.sshd.file-ports': {
    means: "The ports that sshd's files of configuration name.",
    about: 'target',
    redaction: 'local',
    by: 'server-effective',
  },
};
