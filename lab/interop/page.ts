/** What the interop run found for one server. */
export interface Row {
  readonly name: string;
  /** Of the package. */
  readonly version: string;
  readonly banner: string;
  /** Key exchange methods done to the end, with the host key's signature checked. */
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  /** Offered by the server, but no name that the client's ssh knows: whyssh offers nothing its user's client cannot. */
  readonly unknownHere: readonly string[];
  readonly failed: readonly { readonly name: string; readonly says: string; readonly sshToo: boolean }[];
  readonly skipped?: string;
}

export function page(rows: readonly Row[], made: { readonly date: string; readonly commit: string }): string {
  const lines = rows.map(({ name, version, banner, kex, hostKey, unknownHere, failed, skipped }) =>
    [
      `${name} ${version}`,
      skipped === undefined ? banner : `skipped: ${skipped}`,
      list(kex),
      list(hostKey),
      failed.length === 0
        ? 'none'
        : failed
            .map((one) => `${one.name}: ${one.says}${one.sshToo ? ' (the client’s own ssh fails too)' : ''}`)
            .join('<br>'),
      list(unknownHere),
    ].map(cell),
  );
  const count = (of: (row: Row) => readonly unknown[]) => rows.reduce((sum, row) => sum + of(row).length, 0);
  return `# Interop

Made by \`npm run interop -- --write\` on ${made.date} at commit ${made.commit}; do not edit.

One run of \`whyssh --no-login\` for each key exchange method and each host key algorithm that the server offers and the
client's ssh knows, with our list held to that one name. "Verified" is a finished key exchange and a good signature of the
host key over it. ${count(({ kex }) => kex)} methods and ${count(({ hostKey }) => hostKey)} host key algorithms verified, ${count(({ failed }) => failed)} failed.

| server | banner | key exchange verified | host key verified | failed | offered, unknown to the client |
| --- | --- | --- | --- | --- | --- |
${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

function list(names: readonly string[]): string {
  return names.join('<br>');
}

/** Text of servers and errors must not break the table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/[\p{Cc}]/gu, ' ');
}
