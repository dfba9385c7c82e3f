/** Writes src/report/fixtures/*.json: reports of real runs against small servers on loopback, with what no reporter reads left out. */
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { disconnect, onPackets, packet, startServer } from '../src/cli/testing/hostile-server.ts';
import { startLoginServer } from '../src/cli/testing/login-server.ts';
import { Sandbox } from '../src/cli/testing/run-cli.ts';
import type { Report } from '../src/contract/report.ts';

const folder = join(import.meta.dirname, '..', 'src', 'report', 'fixtures');
/** What the reporters read of the facts. */
const factsRead = new Set(['client.system', 'address.kind', 'banner.read']);

type World = (box: Sandbox) => Promise<{ readonly words: readonly string[]; readonly stop: () => Promise<void> }>;

const plain =
  (behave: (socket: Socket) => void): World =>
  async () => {
    const server = await startServer(behave);
    return { words: ['-F', 'none', '-p', String(server.port), 'demo@127.0.0.1'], stop: () => server.stop() };
  };

const worlds: { readonly [name: string]: World } = {
  works: (box) => startLoginServer(box),
  'old-key-exchange': (box) => startLoginServer(box, { kex: ['diffie-hellman-group1-sha1'] }),
  'key-not-accepted': (box) => startLoginServer(box, { accept: 'nobody' }),
  'web-server': plain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'nobody-listens': closedPort,
  'only-so-far': async (box) => {
    const { words, stop } = await plain(() => undefined)(box);
    return { words: ['--deadline', '1', ...words], stop };
  },
  'evil-goodbye': plain((socket) => {
    socket.write('SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13.5\r\n');
    onPackets(socket, () => socket.end(packet(disconnect(2, `\u001B[2J\u202E${'x'.repeat(120)} über “gone”`))));
  }),
};

for (const [name, start] of Object.entries(worlds)) {
  const box = new Sandbox();
  const world = await start(box);
  const { stdout } = await box.run(['--json', ...world.words]);
  await world.stop();
  box.remove();
  const { causes: _, group: __, ...report } = JSON.parse(stdout) as Report & { causes: unknown; group: unknown };
  const text = JSON.stringify(trimmed(report), null, 1).replaceAll(box.folder, '/home/demo');
  writeFileSync(join(folder, `${name}.json`), `${text}\n`);
}

function trimmed(report: Report): Report {
  return {
    ...report,
    ruledOut: report.ruledOut.slice(0, 2),
    alsoPossible: report.alsoPossible.slice(0, 2),
    observations: report.observations.flatMap((observation) => {
      const facts = observation.facts.filter(({ key }) => factsRead.has(key));
      return facts.length === 0 ? [] : [{ ...observation, facts, evidence: observation.evidence.slice(0, 1) }];
    }),
  };
}

async function closedPort() {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  server.close();
  return { words: ['-F', 'none', '-p', String(port), 'demo@127.0.0.1'], stop: () => Promise.resolve() };
}
