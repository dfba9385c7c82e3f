import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** Something that SELinux or AppArmor did not let sshd do, newest last. */
export interface GuardDenial {
  readonly by: 'selinux' | 'apparmor';
  /** Seconds since 1970; null: the line has no time of its own. */
  readonly atS: number | null;
  /** Permission, such as `read` or `name_bind`. */
  readonly what: string;
  /** Name or path of the file; null: it was no file. */
  readonly name: string | null;
  readonly port: number | null;
  /** Only noted, not enforced. */
  readonly permissive: boolean;
  readonly text: Quoted;
}

export interface ServerLabels {
  /** Null: this kernel has none, or it is off. */
  readonly selinux: 'enforcing' | 'permissive' | null;
  /** Mode of AppArmor's profile for sshd; null: it has none. */
  readonly apparmor: 'enforce' | 'complain' | null;
  /** The SSH port that was denied to sshd and is none for SELinux now (ssh_port_t); null: none. Undefined: not known. */
  readonly portDenied: number | null | undefined;
  /** The first of home, .ssh and authorized_keys whose type is another than the policy's; null: all are right. */
  readonly wrong: { readonly path: string; readonly has: string; readonly wants: string } | null | undefined;
  /** sshd was kept from authorized_keys or a folder of it; the latest such denial. */
  readonly keysDenied: GuardDenial | null;
}

/** Written for the forms of real systems with SELinux or AppArmor; the lab has none. */
export interface ServerLabelFacts {
  'server.labels': ServerLabels;
}

export const serverLabelFacts: FactInfos<ServerLabelFacts> = {
  'server.labels': {
    means: 'Whether SELinux or AppArmor keeps sshd from a port or from the keys.',
    about: 'target',
    redaction: 'local',
    by: 'server-labels',
  },
};
