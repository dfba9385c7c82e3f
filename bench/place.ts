import type { Hub } from '../lab/hub.ts';
import { defineScenario } from '../lab/scenario.ts';

/** The built product inside every node. */
export const product = '/opt/node/bin/node /opt/whyssh/dist/whyssh.cjs';
export const emptyProgram = '/opt/node/bin/node -e 0';

/** A healthy host on loopback; on the other loopback address nothing listens. */
export const host = '127.0.0.1';
export const nobody = '127.0.0.2';

/** One world for all figures: the server's own loopback, and a client behind two routers. */
export const benchScenario = defineScenario({
  id: 'connect/bench',
  server: { image: 'bench', config: ['MaxStartups 1000', 'ListenAddress 127.0.0.1'] },
  client: { image: 'bench' },
  fault: { on: 'router2', kind: 'fw.reject', with: 'tcp-reset' },
  expect: { first: 'connect/fw-reject-rule' },
  baseline: { skip: 'sshd listens on loopback only' },
});

/** Gives the server node a person with a key and a known_hosts line, so that client and server share its loopback. */
export async function settle(hub: Hub): Promise<void> {
  const ran = await hub.run(
    'server',
    `set -e
useradd -u 2000 -m -s /bin/bash me
install -d -o me -m 700 /home/me/.ssh
install -o me -m 600 $FIXTURES/client/id_ed25519 /home/me/.ssh/
install -o me -m 644 $FIXTURES/client/id_ed25519.pub /home/me/.ssh/
for type in ed25519 ecdsa rsa; do printf '${host} '; cut -d' ' -f1-2 $FIXTURES/host/ssh_host_\${type}_key.pub; done > /home/me/.ssh/known_hosts
chown me /home/me/.ssh/known_hosts`,
  );
  if (ran.code !== 0) throw new Error(`the person could not be made: ${ran.stderr.trim()}`);
}

interface Answer {
  readonly outcome: string;
  readonly exit: number;
  readonly refusedBy: { readonly by: string } | null;
  readonly observations: readonly {
    readonly facts: readonly {
      readonly key: string;
      readonly fact: { readonly known: boolean; readonly value?: unknown };
    }[];
  }[];
}

/** A time counts only for the right answer. Throws when the product does not say what the bench says it does. */
export async function check(hub: Hub, node: string, command: string, wants: 'healthy' | 'refused'): Promise<void> {
  const ran = await hub.run(node, command.replace(product, `${product} --json`), {
    user: 'me',
    env: { XDG_STATE_HOME: '/tmp/bench-check' },
    seconds: 30,
  });
  await hub.run(node, 'rm -rf /tmp/bench-check');
  const complain = (says: string) =>
    new Error(`${command}: ${says}\n${(ran.stderr || ran.stdout).trim().slice(-1500)}`);
  let answer: Answer;
  try {
    answer = JSON.parse(ran.stdout) as Answer;
  } catch {
    throw complain(`exit ${ran.code}, no JSON`);
  }
  if (wants === 'refused') {
    if (answer.exit !== 1) throw complain(`exit ${answer.exit}, not 1`);
    if (answer.refusedBy === null) throw complain('who refused is not answered');
    return;
  }
  if (answer.outcome !== 'works' || answer.exit !== 0) throw complain(`outcome ${answer.outcome}, exit ${answer.exit}`);
  const verified = answer.observations
    .flatMap(({ facts }) => facts)
    .some(
      ({ key, fact }) => key === 'hostkey.presented' && (fact.value as { verified?: boolean } | undefined)?.verified,
    );
  if (!verified) throw complain('the host key was not verified');
}
