import { readIpsets } from './ipset.ts';
import { readIptablesSave } from './iptables-save.ts';
import type { Ruleset, Table } from './model.ts';
import { readNftJson } from './nft-json.ts';

/** What the tools of a machine printed about its rules; undefined: not asked or not there. */
export interface Printed {
  readonly nftJson: string | undefined;
  /** The elements of its sets were left out. */
  readonly terse: boolean;
  readonly saves: readonly {
    readonly text: string;
    readonly family: 'ip' | 'ip6';
    readonly tool: 'iptables' | 'iptables-legacy';
  }[];
  readonly ipsets: string | undefined;
}

/** Every table of the machine, each from the tool that shows all of it. */
export function rulesetOf({ nftJson, terse, saves, ipsets }: Printed): Ruleset {
  const sets = readIpsets(ipsets ?? '');
  const read = saves.map((save) => readIptablesSave(save.text, save.family, save.tool, sets));
  const saved = read.flatMap(({ tables }) => tables);
  const unread = read.flatMap((one) => one.unread);
  if (nftJson === undefined) return { tables: saved, unread };
  const native = readNftJson(nftJson, terse);
  if (native === undefined) return { tables: saved, unread: [...unread, 'the rules of nftables'] };
  const fromSave = (table: Table): Table | undefined =>
    saved.find(({ tool, family, name }) => tool === 'iptables' && family === table.family && name === table.name);
  return {
    tables: [
      ...native.map((table) => {
        const better = hasExtensions(table) ? fromSave(table) : undefined;
        return better === undefined ? table : { ...better, handle: table.handle };
      }),
      ...saved.filter(({ tool }) => tool === 'iptables-legacy'),
    ],
    unread,
  };
}

/** Extensions of iptables, which nft shows by their names alone. */
function hasExtensions({ chains }: Table): boolean {
  return [...chains.values()].some(({ rules }) => rules.some(({ text }) => /(?:^| )xt(?: |$)/u.test(text)));
}
