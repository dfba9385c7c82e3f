import type { Command, FixStep } from '../../contract/fix.ts';
import { Declined, type Scene } from '../scene.ts';

/** One rule for one port in the firewall that this server runs. Made at run time first where it knows the difference. */
export async function openPort(scene: Scene): Promise<readonly FixStep[]> {
  const port = scene.value('server.view')?.port ?? scene.finding.subject.port;
  if (port === undefined) throw new Declined('The port is not known.');
  const { firewall } = await scene.look('server', []);
  if (firewall === null)
    throw new Declined(
      'No firewall that whyssh can open (firewalld, ufw, iptables) is active on the server: another one refuses.',
    );
  return [
    {
      kind: `firewall.${firewall}`,
      where: 'server',
      title: `Let TCP port ${port} through ${firewall}.`,
      grade: 'reversible',
      operations: rules[firewall](port),
    },
  ];
}

const rules: { readonly [name in 'firewalld' | 'ufw' | 'iptables']: (port: number) => readonly Command[] } = {
  firewalld: (port) => [
    {
      kind: 'run',
      shows: `firewall-cmd --add-port=${port}/tcp    (and with --permanent once the new login has worked)`,
      does: 'the rule in firewalld',
      run: `firewall-cmd -q --add-port=${port}/tcp`,
      undo: `firewall-cmd -q --permanent --remove-port=${port}/tcp; firewall-cmd -q --remove-port=${port}/tcp`,
      done: `firewall-cmd -q --query-port=${port}/tcp`,
      keep: `firewall-cmd -q --permanent --add-port=${port}/tcp`,
    },
  ],
  ufw: (port) => [
    {
      kind: 'run',
      shows: `ufw allow ${port}/tcp`,
      does: 'the rule in ufw',
      run: `ufw allow ${port}/tcp >/dev/null`,
      undo: `ufw --force delete allow ${port}/tcp >/dev/null`,
      done: `ufw status | grep -qE '^${port}/tcp +ALLOW +Anywhere'`,
    },
  ],
  iptables: (port) =>
    ['iptables', 'ip6tables'].map((tool) => ({
      kind: 'run',
      shows: `${tool} -I INPUT -p tcp --dport ${port} -j ACCEPT`,
      does: `the rule in ${tool}`,
      run: `command -v ${tool} >/dev/null || exit 0; ${tool} -w 5 -I INPUT -p tcp --dport ${port} -j ACCEPT`,
      undo: `command -v ${tool} >/dev/null || exit 0; ${tool} -w 5 -D INPUT -p tcp --dport ${port} -j ACCEPT; if command -v netfilter-persistent >/dev/null; then netfilter-persistent save; fi`,
      done: `! command -v ${tool} >/dev/null || ${tool} -w 5 -C INPUT -p tcp --dport ${port} -j ACCEPT`,
      keep: 'if command -v netfilter-persistent >/dev/null; then netfilter-persistent save; fi',
    })),
};
