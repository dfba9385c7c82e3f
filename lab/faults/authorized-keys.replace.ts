import { defineFault } from '../fault.ts';
import { keep, putBack } from '../fault-lines.ts';

const file = '/home/deploy/.ssh/authorized_keys';

/** `fixture` names a key of the fixtures; `content` is the text itself. */
export default defineFault<{ fixture?: string; content?: string }>({
  about: "The user's authorized_keys has another key, or another text.",
  on: 'server',
  apply: ({ fixture = 'client/other_ed25519.pub', content }) =>
    content === undefined
      ? `${keep(file)} && cat $FIXTURES/${fixture} > ${file}`
      : `${keep(file)} && cat > ${file} <<'END_OF_KEYS'\n${content}\nEND_OF_KEYS`,
  undo: () => putBack(file),
});
