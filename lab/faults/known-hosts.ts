import { defineFault } from '../fault.ts';

const file = '/home/me/.ssh/known_hosts';

/** A line is what stands before the key, then the name of a public key of the fixtures. The lab gives the old file back. */
export default defineFault<{ lines: readonly string[]; keep?: boolean }>({
  about: "The person's known_hosts has these lines: only these, or with `keep` besides its own.",
  on: 'client',
  apply: ({ lines, keep }) =>
    [
      ...(keep === true ? [] : [`: > ${file}`]),
      ...lines.map((line) => {
        const [key = '', ...before] = line.split(' ').reverse();
        return `printf '%s %s\\n' '${before.reverse().join(' ')}' "$(cut -d' ' -f1-2 $FIXTURES/${key})" >> ${file}`;
      }),
    ].join('\n'),
  undo: () => ':',
});
