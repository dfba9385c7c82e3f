import type { Scenario, ServerSetup } from '../lab/scenario.ts';

/** Something on a server that blocks clients which come too often or fail too often, with its defaults. */
export interface Guard {
  readonly id: string;
  readonly server: ServerSetup;
  /** Switches it on, after the healthy login that every world begins with. */
  readonly start?: string;
  /** Prints what it has refused so far, from its own books. */
  readonly refused: string;
}

/** What is asked of whyssh twenty times in a row. */
export interface Habit {
  readonly id: string;
  readonly args: readonly string[];
  /** Exit code of the first run; later ones may have to leave looks out. */
  readonly exit: number;
}

export const guards: readonly Guard[] = [
  {
    // OpenSSH 9.8 and later: penalties are on by default, and say so in the log.
    id: 'penalties-of-openssh-10',
    server: { image: 'trixie' },
    refused: "{ grep -c 'drop connection\\|penalty' /var/log/auth.log || true; }",
  },
  {
    id: 'fail2ban',
    server: {
      boot: true,
      prepare: "printf '[sshd]\\nenabled = true\\nbackend = systemd\\n' > /etc/fail2ban/jail.local",
    },
    start: `service fail2ban start > /dev/null
timeout 20 sh -c 'until fail2ban-client status sshd > /dev/null 2>&1; do sleep 0.05; done'`,
    refused: "fail2ban-client status sshd | sed -n 's/.*Total banned:[^0-9]*//p'",
  },
  {
    id: 'ufw-limit',
    server: {},
    start: 'ufw limit 22/tcp > /dev/null && ufw --force enable > /dev/null',
    refused:
      "{ iptables-save -c; ip6tables-save -c; } | sed -n 's/^\\[\\([0-9]*\\):.*-A ufw6\\{0,1\\}-user-limit .*REJECT.*/\\1/p' | awk '{ sum += $1 } END { print sum + 0 }'",
  },
];

export const habits: readonly Habit[] = [
  { id: 'healthy', args: ['deploy@server.lab'], exit: 0 },
  {
    id: 'refused-key',
    args: ['-i', '/home/me/.ssh/other_ed25519', '-o', 'IdentitiesOnly=yes', 'deploy@server.lab'],
    exit: 1,
  },
  { id: 'unknown-user', args: ['nosuchuser@server.lab'], exit: 1 },
];

export function scenarioOf(guard: Guard): Scenario {
  return {
    id: 'connect/polite',
    server: guard.server,
    client: {
      files: {
        '~/.ssh/other_ed25519': { fixture: 'client/other_ed25519' },
        '~/.ssh/other_ed25519.pub': { fixture: 'client/other_ed25519.pub' },
      },
    },
    ...(guard.start === undefined ? {} : { fault: { on: 'server', sh: guard.start } }),
    expect: {},
    healthy: true,
  };
}
