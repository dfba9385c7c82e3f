import { version } from '../contract/version.ts';

/** A command's own words in, its exit code out. */
type Run = (words: readonly string[]) => Promise<number>;

const commands: { readonly [name: string]: () => Promise<Run> } = {
  explain: async () => (await import('./explain.ts')).explainCommand,
  show: async () => (await import('./show.ts')).show,
  report: async () => (await import('./report.ts')).report,
  here: async () => (await import('./here.ts')).here,
  fix: async () => (await import('./fix.ts')).fix,
  undo: async () => (await import('./undo.ts')).undo,
  script: async () => (await import('./script.ts')).script,
  demo: async () => (await import('./demo.ts')).demo,
  causes: async () => (await import('./causes.ts')).listCauses,
  help: async () => (await import('./help.ts')).help,
  // `whyssh ssh demo`: the host is called demo.
  ssh: async () => (await import('./diagnose.ts')).diagnoseCommand,
};

/** A first word that is a command is the command; `--`, `ssh` and `user@` in front make it a host. */
export async function dispatch(words: readonly string[]): Promise<number> {
  const [first, ...rest] = words;
  if (first === '--version') {
    process.stdout.write(`whyssh ${version}\n`);
    return 0;
  }
  if (first === undefined || first === '--help' || words.includes('--help'))
    return (await commands['help']?.())?.(words) ?? 64;
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (command !== undefined) return (await command())(rest);
  return (await import('./diagnose.ts')).diagnoseCommand(words);
}
