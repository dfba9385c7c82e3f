import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { sftpCloses, sftpMissing, sftpSays, sftpWorks } from '../conditions/session.ts';

const programMissing = all(
  sftpCloses,
  sftpSays('sftp-server.*(not found|No such file)', 'the server does not find the program sftp-server'),
);

export default defineCause({
  id: 'session/session-sftp-subsystem-missing',
  title: 'The server has no program for file transfer (sftp-server), which scp needs as well since OpenSSH 9.0.',
  layer: 'T',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: sftpMissing, weight: 'decisive' },
    { when: programMissing, weight: 'decisive' },
  ],
  proof: any(sftpMissing, programMissing),
  ruledOutBy: sftpWorks,
  lookAlikes: ['session/session-rc-output-breaks-sftp'],
  fix: [
    { where: 'client', system: 'any', does: 'Copy in the old way:', run: 'scp -O FILE {name}:' },
    { where: 'server', system: 'debian', does: 'Install it:', run: 'sudo apt install openssh-sftp-server' },
    { where: 'server', system: 'alpine', does: 'Install it:', run: 'sudo apk add openssh-sftp-server' },
    {
      where: 'server',
      system: 'any',
      does: 'With OpenSSH, put "Subsystem sftp internal-sftp" into sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH session.c', 'https://github.com/MichaIng/DietPi/issues/3296'],
});
