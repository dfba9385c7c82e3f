import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

export default defineFault<{ names: readonly string[]; validity: string }>({
  about: 'The server shows a certificate for its Ed25519 host key, with these names and this time (ssh-keygen -V).',
  on: 'server',
  apply: ({ names, validity }, { port }) => `cp /etc/ssh/ssh_host_ed25519_key.pub /etc/ssh/own.pub
cp $FIXTURES/ca/host_ca /run/host_ca && chmod 600 /run/host_ca
ssh-keygen -q -h -s /run/host_ca -I server -n ${names.join(',')} -V ${validity} /etc/ssh/own.pub
${configure(['HostCertificate /etc/ssh/own-cert.pub'])}
${restart(port)}`,
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
