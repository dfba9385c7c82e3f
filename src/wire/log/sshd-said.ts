/** Why sshd or its PAM modules refused, by the words of their sources. */
export const logRefusals = [
  'allow-users',
  'deny-users',
  'allow-groups',
  'deny-groups',
  'root-login',
  'account-locked',
  'shell-missing',
  'shell-not-executable',
  'nologin',
  'bad-modes-file',
  'bad-modes-folder',
  'keys-unreadable',
  'keys-command',
  'keys-command-status',
  'from-address',
  'key-algorithm',
  'key-too-short',
  'key-revoked',
  'cert-expired',
  'cert-principal',
  'too-many-failures',
  'login-grace',
  'refuse-connection',
  'no-methods',
  'failed',
  'invalid-user',
  'pam-account',
  'pam-access',
  'pam-expired',
  'pam-faillock',
  'pam-broken',
  'pam-limits',
  'pam-auth',
  'startups',
  'penalty',
  'tcp-wrappers',
  'no-kex',
  'no-hostkey',
  'no-cipher',
  'no-mac',
  'chroot-modes',
  'pty',
  'sessions',
  'subsystem',
  'program-missing',
  'crash',
  'no-host-keys',
] as const;
export type LogRefusal = (typeof logRefusals)[number];

/** What one message says. Fields are undefined where it does not say, or where it says two things at once. */
export interface Said {
  readonly address?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly refusal?: LogRefusal | undefined;
  /** The file, the algorithms, the module, the penalty: whatever the message names. */
  readonly detail?: string | undefined;
  readonly accepted?: true | undefined;
}

const address = '(?<address>[0-9a-fA-F.:]{2,45}(?:%[\\w.-]{1,16})?)';
const at = `${address} port (?<port>\\d{1,5})`;
/** A name that the client chose may hold anything; what follows it ends the message. */
const anyUser = '(?<user>.{0,300})';
/** Of an account that exists. */
const realUser = '(?<user>\\S{1,100})';

interface Form {
  readonly form: RegExp;
  readonly refusal?: LogRefusal;
  readonly accepted?: true;
}

const form = (text: string, refusal?: LogRefusal): Form => ({
  form: new RegExp(`^${text}$`, 'u'),
  ...(refusal === undefined ? {} : { refusal }),
});
const notAllowed = `User ${realUser} from \\S{1,100} not allowed because`;
const lockedOut = `User ${realUser} not allowed because`;
const keysCommand = 'AuthorizedKeysCommand "?(?<detail>/[^\\s"]{1,200})[^\\n]{0,300}?"?';
const keyShown = '(?:: [A-Z0-9-]{2,20} SHA256:[\\w+/]{43})?';

/** auth.c, auth2*.c, session.c, sshd.c, packet.c, srclimit.c, monitor.c, misc.c of OpenSSH 7.4 to 10.5, and the modules of Linux-PAM. */
const forms: readonly Form[] = [
  form(`${notAllowed} not listed in AllowUsers`, 'allow-users'),
  form(`${notAllowed} listed in DenyUsers`, 'deny-users'),
  form(`${notAllowed} (?:none of user's groups are listed in AllowGroups|not in any group)`, 'allow-groups'),
  form(`${notAllowed} a group is listed in DenyGroups`, 'deny-groups'),
  form(`ROOT LOGIN REFUSED FROM ${at}`, 'root-login'),
  form(`${lockedOut} account is locked`, 'account-locked'),
  form(`${lockedOut} shell (?<detail>\\S{1,100}) does not exist`, 'shell-missing'),
  form(`${lockedOut} shell (?<detail>\\S{1,100}) is not executable`, 'shell-not-executable'),
  form(`${lockedOut} (?<detail>/\\S{1,100}) exists`, 'nologin'),
  form('Authentication refused: bad ownership or modes for file (?<detail>/.{1,300})', 'bad-modes-file'),
  form('Authentication refused: bad ownership or modes for directory (?<detail>/.{1,300})', 'bad-modes-folder'),
  form(`Could not open (?:user '${realUser}' )?authorized keys '(?<detail>/.{1,300})': .{1,100}`, 'keys-unreadable'),
  // 126 and 127: it could not be run at all (sh's convention, kept by sshd's own exec).
  form(`${keysCommand} (?:failed, status 12[67]|exited on signal \\d+)`, 'keys-command'),
  form(
    `Unsafe ${keysCommand}: (?:bad ownership or modes for .{1,200}|stat .{1,200}|.{1,200} is not a regular file)`,
    'keys-command',
  ),
  form(`${keysCommand} failed, status \\d+`, 'keys-command-status'),
  form(
    `(?:\\S{1,200}: )?Authentication tried for ${realUser} with (?:correct key|valid certificate) but not from a permitted (?:host|source address) \\((?<detail>.{0,300})\\)\\.`,
    'from-address',
  ),
  form(
    '(?:userauth_pubkey: )?(?:signature algorithm|key type) (?<detail>[\\w@.+-]{1,80}) not in PubkeyAccepted(?:Algorithms|KeyTypes)',
    'key-algorithm',
  ),
  form('refusing (?<detail>[A-Z0-9-]{2,20}) key: Invalid key length', 'key-too-short'),
  form('Authentication key (?<detail>[A-Z0-9-]{2,20} SHA256:[\\w+/]{43}) revoked by file .{1,300}', 'key-revoked'),
  form(
    '(?:Refusing certificate ID .{0,300}: )?Certificate invalid: (?<detail>expired|not yet valid)(?: at .{1,300})?',
    'cert-expired',
  ),
  form(
    '(?:Refusing certificate ID .{0,300}: )?Certificate invalid: (?<detail>name is not a listed principal)(?: at .{1,300})?',
    'cert-principal',
  ),
  form(
    `maximum authentication attempts exceeded for (?:invalid user )?${anyUser} from ${at} ssh2`,
    'too-many-failures',
  ),
  form(
    `Disconnecting (?:(?:authenticating|invalid) user ${anyUser} )?${at}: Too many authentication failures`,
    'too-many-failures',
  ),
  form(
    `Disconnecting (?:(?:authenticating|invalid) user ${anyUser} )?${at}: no authentication methods enabled`,
    'no-methods',
  ),
  form(`Timeout before authentication for ${at}`, 'login-grace'),
  form(`Timeout before authentication for connection from ${address} to \\S{2,45}, pid = \\d+.{0,100}`, 'login-grace'),
  form(`administratively prohibited connection for (?:invalid user )?${anyUser} from ${at}`, 'refuse-connection'),
  form(`Failed (?<detail>[\\w/-]{2,40}) for (?:invalid user )?${anyUser} from ${at} ssh2${keyShown}`, 'failed'),
  form(`Invalid user ${anyUser} from ${at}`, 'invalid-user'),
  {
    form: new RegExp(`^Accepted (?<detail>[\\w/-]{2,40}) for ${realUser} from ${at} ssh2(?:: .{1,400})?$`, 'u'),
    accepted: true,
  },
  form(`Access denied for user ${realUser} by PAM account configuration`, 'pam-account'),
  form(
    `(?<detail>pam_access)\\(sshd:\\w+\\): access denied for user [\`']${realUser}' from [\`']${address}'`,
    'pam-access',
  ),
  form(
    `(?<detail>pam_access)\\(sshd:\\w+\\): access denied for user [\`']${realUser}' from [\`'].{0,255}'`,
    'pam-access',
  ),
  form('(?<detail>pam_\\w+)\\(sshd:account\\): account \\S{1,100} has expired \\(account expired\\)', 'pam-expired'),
  form(
    '(?<detail>pam_faillock)\\(sshd:auth\\): Consecutive login failures for user \\S{1,100} account temporarily locked',
    'pam-faillock',
  ),
  form('(?<detail>pam_faillock)\\(sshd:auth\\): User \\S{1,100} account temporarily locked.{0,100}', 'pam-faillock'),
  form('(?<detail>pam_limits)\\(sshd:session\\): Too many logins.{0,200}', 'pam-limits'),
  form('PAM (?:unable to dlopen|adding faulty module:? ?)\\(?(?<detail>[\\w./-]{1,200})\\)?.{0,400}', 'pam-broken'),
  form('PAM: (?:initialisation failed|pam_start\\(\\): .{1,200})', 'pam-broken'),
  form(`PAM: (?<detail>[A-Z][\\w ,.-]{2,100}) for (?:illegal user )?${anyUser} from ${address}`, 'pam-auth'),
  form(
    `pam_unix\\(sshd:auth\\): authentication failure; logname=\\S{0,100} uid=\\d+ euid=\\d+ tty=\\S{0,40} ruser=\\S{0,100} rhost=${address}(?: {1,2}user=(?<user>\\S{1,100}))?`,
  ),
  form(
    `drop connection #(?<detail>\\d{1,6}) from \\[${address}\\]:(?<port>\\d{1,5}) on \\[[^\\]]{2,60}\\]:\\d{1,5} (?:past )?[Mm]ax[Ss]tartups`,
    'startups',
  ),
  form(
    `drop connection #\\d{1,6} from \\[${address}\\]:(?<port>\\d{1,5}) on \\[[^\\]]{2,60}\\]:\\d{1,5} penalty: (?<detail>[\\w ]{1,80})`,
    'penalty',
  ),
  form(`refused connect from (?:[\\w.-]{1,255} \\()?${address}\\)?`, 'tcp-wrappers'),
  form(
    `Unable to negotiate with ${at}: no matching key exchange method found\\. Their offer: (?<detail>.{0,1500})`,
    'no-kex',
  ),
  form(
    `Unable to negotiate with ${at}: no matching host key type found\\. Their offer: (?<detail>.{0,1500})`,
    'no-hostkey',
  ),
  form(`Unable to negotiate with ${at}: no matching cipher found\\. Their offer: (?<detail>.{0,1500})`, 'no-cipher'),
  form(`Unable to negotiate with ${at}: no matching MAC found\\. Their offer: (?<detail>.{0,1500})`, 'no-mac'),
  form('bad ownership or modes for chroot directory (?:component )?"(?<detail>/.{0,300})"', 'chroot-modes'),
  form('(?:openpty: .{1,100}|session_pty_req: session \\d+ alloc failed)', 'pty'),
  form('no more sessions', 'sessions'),
  form(
    `subsystem request for (?<detail>\\S{1,100}) by user ${realUser} failed, (?:subsystem not found|execution failed)`,
    'subsystem',
  ),
  form('(?:\\w+: )?(?<detail>/\\S{1,200}) does not exist or is not executable', 'program-missing'),
  form('(?:\\w+: )?(?:exec|rexec) of (?<detail>/\\S{1,200}) failed: .{1,100}', 'program-missing'),
  form(`Session process \\d+ unpriv child crash for connection from ${address} to .{2,60}`, 'crash'),
  form(
    `session process \\d+ for connection from ${address} to \\S{2,60} (?:killed by signal \\d+|terminated abnormally, status=0x[0-9a-f]+).{0,100}`,
    'crash',
  ),
  // What follows refuses nothing, but says whose attempt it is.
  form(`Connection (?:closed|reset) by (?:(?:authenticating|invalid) user ${anyUser} )?${at}`),
  form(`Connection from ${at} on \\S{2,45} port \\d{1,5}.{0,100}`),
  form(
    `(?:Disconnected from|Connection from|Postponed \\S{2,40} for|Received disconnect from) (?:(?:authenticating |invalid )?user ${anyUser} )?${at}(?:[ :].{0,300})?`,
  ),
];

const two = new RegExp(`${at}`, 'gu');

/**
 * Reads one message by the exact words of its source. A client chooses its user name and the name of its certificate: where
 * more than one address with a port stands in a message, nobody can say which is sshd's own, so it names none.
 */
export function sshdSaid(message: string): Said | undefined {
  const text = message.replace(/ \[(?:preauth|postauth)\]$/u, '').replace(/^(?:(?:fatal|error): ){1,2}/u, '');
  for (const one of forms) {
    const found = one.form.exec(text);
    if (found === null) continue;
    const { address: where, port, user, detail } = found.groups ?? {};
    const doubtful = user !== undefined && (text.match(two)?.length ?? 0) > 1;
    return {
      ...(doubtful ? {} : { address: where, port: port === undefined ? undefined : Number(port), user }),
      refusal: one.refusal,
      detail,
      accepted: one.accepted,
    };
  }
  return undefined;
}
