import { compare } from './compare.ts';
import { iptablesSet } from './iptables-sets.ts';
import { nftSet } from './nft-sets.ts';
import { firewalldSet, ufwSet } from './program-sets.ts';
import { Choices } from './random.ts';
import { clear, type RuleSet, type Tool, tools } from './rule-set.ts';
import { Stage } from './stage.ts';

/** What a run over many rule sets came to. */
export interface Campaign {
  readonly sets: number;
  readonly packets: number;
  readonly unknown: number;
  readonly limited: number;
  readonly wrong: readonly string[];
  readonly combined: number;
  readonly byTool: ReadonlyMap<Tool, number>;
  readonly byConstruct: ReadonlyMap<string, number>;
  readonly byVerdict: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  /** Texts that the tool itself did not take, and that were made anew. */
  readonly refused: number;
}

/** Of each twenty sets; the two programs come last, since firewalld rewrites its table at every reload. */
const turns: readonly Tool[] = [
  ...Array<Tool>(9).fill('nftables'),
  ...Array<Tool>(4).fill('iptables'),
  ...Array<Tool>(3).fill('iptables-legacy'),
  ...Array<Tool>(2).fill('ufw'),
  ...Array<Tool>(2).fill('firewalld'),
];
/** Texts of one turn that a tool may refuse before that is an error of the generator. */
const refusedAtMost = 12;

export async function campaign(
  { seed, count, only }: { readonly seed: number; readonly count: number; readonly only?: string | undefined },
  say: (line: string) => void,
): Promise<Campaign> {
  const tally = {
    packets: 0,
    unknown: 0,
    limited: 0,
    wrong: [] as string[],
    combined: 0,
    byTool: new Map<Tool, number>(),
    byConstruct: new Map<string, number>(),
    byVerdict: new Map<string, number>(),
    reasons: new Map<string, number>(),
    refused: 0,
  };
  const stage = await Stage.open(say);
  try {
    // All sets of one tool after each other: a program that keeps its own state is started once.
    const planned = Array.from({ length: count }, (_, number) => ({
      number,
      tool: turns[number % turns.length] as Tool,
    }));
    for (const tool of tools) {
      for (const { number } of planned.filter((one) => one.tool === tool)) {
        if (only !== undefined && only !== `${tool}` && only !== String(number)) continue;
        await oneSet(stage, tool, number, seed, tally, say);
      }
      await stage.hub.run('server', leave[tool] ?? clear);
    }
  } finally {
    await stage.close();
  }
  return { sets: [...tally.byTool.values()].reduce((sum, one) => sum + one, 0), ...tally };
}

const leave: { readonly [tool: string]: string } = {
  ufw: 'ufw --force disable > /dev/null',
};

type Tally = { -readonly [K in keyof Omit<Campaign, 'sets' | 'wrong'>]: Campaign[K] } & { wrong: string[] } & {
  byTool: Map<Tool, number>;
  byConstruct: Map<string, number>;
  byVerdict: Map<string, number>;
  reasons: Map<string, number>;
};

async function oneSet(
  stage: Stage,
  tool: Tool,
  number: number,
  seed: number,
  tally: Tally,
  say: (line: string) => void,
): Promise<void> {
  for (let attempt = 0; attempt < refusedAtMost; attempt += 1) {
    const choices = new Choices(seed * 1_000_003 + number * 101 + attempt);
    const set = made(tool, choices, number * 20 + attempt);
    const outcome = await compare(stage, set);
    if (outcome.refused !== undefined) {
      tally.refused += 1;
      if (attempt + 1 === refusedAtMost) say(`set ${number} (${tool}) is taken in no form: ${outcome.refused}`);
      continue;
    }
    add(tally.byTool, tool);
    for (const construct of set.constructs) add(tally.byConstruct, construct);
    for (const verdict of outcome.verdicts) add(tally.byVerdict, verdict);
    for (const reason of outcome.unknown) add(tally.reasons, reason);
    if (set.constructs.size >= 3) tally.combined += 1;
    tally.packets += outcome.packets;
    tally.unknown += outcome.unknown.length;
    tally.limited += outcome.limited;
    for (const wrong of outcome.wrong) {
      tally.wrong.push(`set ${number} of seed ${seed}: ${wrong}`);
      say(`WRONG set ${number} (${tool}): ${wrong}\n${set.load}`);
    }
    return;
  }
}

function made(tool: Tool, choices: Choices, number: number): RuleSet {
  switch (tool) {
    case 'nftables':
      return nftSet(choices, number);
    case 'iptables':
      return iptablesSet(choices, number, false);
    case 'iptables-legacy':
      return iptablesSet(choices, number, true);
    case 'ufw':
      return ufwSet(choices);
    case 'firewalld':
      return firewalldSet(choices);
    default:
      return tool satisfies never;
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
