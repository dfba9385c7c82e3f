import { known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import { costsNothing } from './parts/footprint.ts';

/** The operating system of this machine and the account that runs ssh. */
export const system = defineProbe({
  id: 'system',
  stage: 'client',
  gives: ['client.system', 'client.user'],
  footprint: costsNothing,
  withinMs: 2_000,
  async run(_input: object, ports: Pick<Ports, 'system'>) {
    const [info, user] = await Promise.all([ports.system.info(), ports.system.user()]);
    return [{ facts: { 'client.system': known(info), 'client.user': known(user) } }];
  },
});
