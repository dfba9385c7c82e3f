import type { Focus } from '../diagnose/store.ts';
import { provider } from '../probes/client/provider.ts';
import { type ProviderClues, recogniseProvider } from '../wire/providers/recognise.ts';
import type { Examination } from './examination.ts';

/** Says of every hop whose service it is, from what the run has seen: also when its time is over, since it costs none. */
export async function nameProviders(run: Examination, hops: number): Promise<void> {
  const goesOn = new AbortController().signal;
  for (let hop = 0; hop < hops; hop += 1) await run.recorder.look(provider, cluesOf(run, hop), { hop }, goesOn);
}

/** The host's name alone tells whose service it is: then nobody need be asked for the name of its address. */
export function isKnownByName(run: Examination, hop: number): boolean {
  const { hosts } = cluesOf(run, hop);
  return recogniseProvider({ hosts, user: null, port: null }).kind === 'known';
}

function cluesOf(run: Examination, hop: number): ProviderClues {
  const effective = run.value('config.effective', { hop });
  const used = run.value('address.used', { hop });
  const at: Focus = { hop, ...used };
  const banner = run.value('banner.read', at);
  const name = run.value('address.name', at);
  return {
    hosts: effective !== undefined ? [effective.hostname] : hop === 0 ? [run.request.target.host] : [],
    user: effective?.user ?? null,
    port: effective?.port ?? null,
    addressNames: name == null ? [] : [name.quoted],
    banner: banner?.kind === 'ssh' ? banner.line.quoted : null,
    sshPorts: sshPortsOf(run, hop),
  };
}

/** Ports at which an SSH server was met. */
function sshPortsOf(run: Examination, hop: number): readonly number[] {
  return run.recorder.facts.all('banner.read').flatMap(({ subject, fact }) => {
    const kind = fact.known ? (fact.value as { kind: string }).kind : undefined;
    return kind === 'ssh' && subject.hop === hop && subject.contrast === undefined && subject.port !== undefined
      ? [subject.port]
      : [];
  });
}
