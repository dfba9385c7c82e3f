import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

interface Algorithms {
  readonly kex?: string;
  readonly ciphers?: string;
  readonly macs?: string;
  readonly hostKey?: string;
  readonly publicKey?: string;
}

export default defineFault<Algorithms>({
  about: 'The server offers only these algorithms.',
  on: 'server',
  apply: ({ kex, ciphers, macs, hostKey, publicKey }, { port }) => {
    const settings = {
      KexAlgorithms: kex,
      Ciphers: ciphers,
      MACs: macs,
      HostKeyAlgorithms: hostKey,
      PubkeyAcceptedAlgorithms: publicKey,
    };
    const lines = Object.entries(settings).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${value}`],
    );
    return `${configure(lines)}\n${restart(port)}`;
  },
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
