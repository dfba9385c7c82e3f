import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** How one phase of sshd's PAM stack would answer this account from this address now. */
export type PamVerdict =
  | { readonly kind: 'allows' }
  /** Only after a new password. */
  | { readonly kind: 'new-password'; readonly module: string; readonly where: string }
  | {
      readonly kind: 'refuses';
      /** Why: the module's own rule, a module that is not installed, or nothing in the stack that lets anybody in. */
      readonly why: 'rule' | 'no-such-module' | 'nothing-allows';
      /** Such as `pam_access.so`. */
      readonly module: string;
      /** File and line of the stack, such as `sshd line 4`. */
      readonly where: string;
      /** File and line of the rule that decides, such as `/etc/security/access.conf line 120`. */
      readonly ruleAt: string | null;
      readonly rule: Quoted | null;
    }
  /** A module decides whose rules are not known here. */
  | { readonly kind: 'undecided'; readonly module: string };

export interface ServerPam {
  /** Every login passes it, with a key as well (pam_acct_mgmt). */
  readonly account: PamVerdict;
  /** After the login (pam_open_session). */
  readonly session: PamVerdict;
  /** Locked by faillock after failures; null: the stack does not use it. Only passwords meet it. */
  readonly faillock: {
    readonly locked: boolean;
    readonly failures: number;
    readonly opensInS: number | null;
  } | null;
  /** Modules that the stack names and the machine does not have. */
  readonly missing: readonly string[];
}

/** The machine's own login rules. */
export interface PamFacts {
  'server.pam': ServerPam;
}

export const pamFacts: FactInfos<PamFacts> = {
  'server.pam': {
    means: "How the server's login rules (PAM) would answer this account.",
    about: 'target',
    redaction: 'names',
    by: 'server-pam',
  },
};
