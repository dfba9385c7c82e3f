import { canRunLab, installMissing } from './can-run.ts';
import { loadScenarios, ownScenarios, pick } from './load.ts';
import { product } from './outcome.ts';
import { agentKeys, productCommand, prove } from './run-scenario.ts';
import { breakIt, setUp } from './setup.ts';

const usage = `node lab/enter.ts [--scenarios DIR] [--healthy] SCENARIO [-- command …]
  Sets a scenario up with its fault. With a command: runs it as the client's person and ends with its status
  ("whyssh" stands for the product). Without: shows how to stand in each node, and stays until Ctrl-C.
  --healthy  leaves the fault out
`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const split = words.indexOf('--');
  const own = split === -1 ? words : words.slice(0, split);
  const command = split === -1 ? [] : words.slice(split + 1);
  const folderAt = own.indexOf('--scenarios');
  const folder = folderAt === -1 ? ownScenarios : (own[folderAt + 1] ?? '');
  const name = own.find((word, index) => !word.startsWith('--') && (folderAt === -1 || index !== folderAt + 1));
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const able = canRunLab();
  if (name === undefined || !able.can) {
    say(able.can ? usage : `the lab cannot run here: ${able.why}`);
    return 64;
  }
  installMissing(say);
  const [scenario] = pick((await loadScenarios(folder)).scenarios, name);
  if (scenario === undefined) {
    say(`no scenario is called ${name}`);
    return 64;
  }
  const stage = await setUp(scenario, say);
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  try {
    const trouble = (await prove(stage)) ?? (own.includes('--healthy') ? undefined : await breakIt(stage));
    if (trouble !== undefined) {
      say(trouble);
      return 1;
    }
    await agentKeys(stage);
    if (command.length > 0) {
      const real = command[0] === 'whyssh' ? [...product(), ...command.slice(1)] : command;
      const env = { ...scenario.client?.env, TERM: process.env['TERM'] ?? 'dumb' };
      const ran = await stage.hub.run('client', productCommand(scenario, real), {
        user: 'me',
        inherit: true,
        seconds: 3600,
        env,
      });
      return ran.code ?? 1;
    }
    say(`${scenario.id} stands. As root of this machine:`);
    for (const node of Object.keys(stage.hub.world.nodes))
      say(`  ${node.padEnd(9)} ${stage.hub.enterCommand(node)} bash`);
    say(`  as me     ${stage.hub.enterCommand('client')} su - me`);
    say(`  whyssh    ${product().join(' ')} ${(scenario.client?.args ?? ['deploy@server.lab']).join(' ')}`);
    say('Ctrl-C ends it, and removes everything.');
    await interrupted;
    return 0;
  } finally {
    await stage.hub.close();
  }
}
