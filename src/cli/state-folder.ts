/** $XDG_STATE_HOME/whyssh, else ~/.local/state/whyssh; Windows: %LOCALAPPDATA%\\whyssh. */
export function stateFolder(): string | null {
  const { env } = process;
  if (process.platform === 'win32') return env['LOCALAPPDATA'] === undefined ? null : `${env['LOCALAPPDATA']}/whyssh`;
  const base = env['XDG_STATE_HOME'] || (env['HOME'] ? `${env['HOME']}/.local/state` : undefined);
  return base === undefined ? null : `${base}/whyssh`;
}
