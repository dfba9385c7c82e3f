/** A generated rule set: how to load it, and which constructs stand in it. */
export interface RuleSet {
  readonly tool: Tool;
  /** Shell lines for root on the server. */
  readonly load: string;
  readonly constructs: ReadonlySet<string>;
}

export const tools = ['nftables', 'iptables', 'iptables-legacy', 'ufw', 'firewalld'] as const;
export type Tool = (typeof tools)[number];

/** Notes which construct a piece of text is one of. */
export class Notes {
  readonly constructs = new Set<string>();

  of(construct: string, text: string): string {
    this.constructs.add(construct);
    return text;
  }
}

/** Takes away whatever rules there are. */
export const clear = `
nft flush ruleset
for family in ip ip6; do
  for table in $(cat /proc/net/\${family}_tables_names 2>/dev/null); do
    \${family}tables-legacy-save -t "$table" | sed -n 's/^:\\([A-Z]*\\) [A-Z][A-Z]* .*/-P \\1 ACCEPT/p' | while read -r line; do \${family}tables-legacy -t "$table" $line; done
    \${family}tables-legacy -t "$table" -F; \${family}tables-legacy -t "$table" -X
  done
done`;
