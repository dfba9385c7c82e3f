import type { FixStep } from '../../contract/fix.ts';
import type { Scene } from '../scene.ts';
import { withReload } from '../steps/reload.ts';
import { addLine, mainConfig, replaceLine, sshdConfig } from '../steps/sshd-config.ts';
import { serviceOf } from './service.ts';

const line = 'Subsystem sftp internal-sftp';

/** sshd's own SFTP server needs no program: a wrong path is replaced, a missing line is added. */
export async function sftpSubsystem(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  const config = await sshdConfig(scene);
  const old = config.lines.find(({ keyword, rest }) => keyword === 'subsystem' && /^sftp\b/u.test(rest));
  const operation =
    old === undefined ? addLine(config, line) : replaceLine(config.seen, old.file, old.line, () => line);
  return [
    {
      kind: 'sshd-config.sftp',
      where: 'server',
      title: `Set "${line}" in ${old?.file ?? mainConfig}.`,
      grade: 'reversible',
      operations: withReload(service, [operation]),
    },
  ];
}
