import { defineFault } from '../fault.ts';

/** Per family, since limits count addresses. */
export default defineFault<{ count: number }>({
  about: 'The client holds connections to the server that never log in.',
  on: 'client',
  apply: ({ count }, { port }) => `for address in $SERVER4 $SERVER6; do for n in $(seq ${count}); do
  bash -c "exec 3<>/dev/tcp/$address/${port}; read -r _ <&3; echo \\$\\$ >> /run/holders; exec sleep 3600" > /dev/null 2>&1 &
done; done
timeout 5 sh -c 'until [ "$(cat /run/holders 2>/dev/null | wc -l)" -eq ${2 * count} ]; do sleep 0.01; done'`,
  undo: () => 'kill $(cat /run/holders)',
});
