import { type At, labels, shortPath, type Words } from './words.ts';

/** The ssh program, and which lines of its configuration decided. */
export function clientWords({ value, tookMs }: At): Words | undefined {
  const client = value('client.ssh');
  if (client === undefined) return undefined;
  const program =
    client.kind === 'openssh'
      ? `OpenSSH ${client.version}`
      : client.kind === 'other'
        ? `${client.program}${client.version === null ? '' : ` ${client.version}`} (no OpenSSH here)`
        : client.kind === 'broken'
          ? `${client.path} does not start`
          : 'there is no ssh program on this machine';
  const origins = value('config.origins') ?? {};
  const decided = ['hostname', 'port', 'user']
    .map((keyword) => ({ keyword, origin: origins[keyword] }))
    .flatMap(({ keyword, origin }) =>
      origin?.kind === 'line'
        ? [`${shortPath(origin.file)} line ${origin.line} sets ${configNames[keyword] ?? keyword}`]
        : [],
    );
  const file = ['hostname', 'port', 'user']
    .map((keyword) => origins[keyword])
    .find((origin) => origin?.kind === 'line');
  const check = value('config.check');
  const trouble =
    check === undefined || check.kind === 'ok'
      ? []
      : [
          check.kind === 'failed'
            ? 'ssh does not accept its configuration'
            : `${shortPath(check.file)} is refused by ssh`,
        ];
  return {
    label: labels.client,
    says: [program, ...decided.slice(0, 2), ...trouble].join(', '),
    ...(file?.kind === 'line' ? { file: file.file } : {}),
    tookMs: tookMs('client.ssh'),
  };
}

const configNames: { readonly [keyword: string]: string } = { hostname: 'HostName', port: 'Port', user: 'User' };
