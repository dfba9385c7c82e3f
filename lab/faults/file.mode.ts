import { defineFault } from '../fault.ts';

export default defineFault<{ path: string; mode?: string; owner?: string }>({
  about: 'A file has other permissions or another owner.',
  on: 'client',
  apply: ({ path, mode, owner }) =>
    [
      ...(mode === undefined ? [] : [`chmod ${mode} ${home(path)}`]),
      ...(owner === undefined ? [] : [`chown ${owner} ${home(path)}`]),
    ].join('\n'),
  undo: () => ':', // the client's whole home comes back at the end
});

function home(path: string): string {
  return path.replace(/^~/, '/home/me');
}
