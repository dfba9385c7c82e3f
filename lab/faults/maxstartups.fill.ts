import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

/** MaxStartups with 100 % refusal from `limit` on, so that the outcome is not a matter of luck. */
export default defineFault<{ limit?: number }>({
  about: 'As many connections as MaxStartups allows stand open without a login.',
  on: 'server',
  apply: ({ limit = 3 }, { port }) => `${configure([`MaxStartups ${limit}:100:${limit}`])}
${restart(port)}
for n in $(seq ${limit}); do
  bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port}; read -r _ <&3; echo $$ >> /run/holders; exec sleep 3600' > /dev/null 2>&1 &
done
timeout 5 sh -c 'until [ "$(cat /run/holders 2>/dev/null | wc -l)" -eq ${limit} ]; do sleep 0.01; done'`,
  undo: (_, { port }) => `kill $(cat /run/holders); rm ${configFile}; ${restart(port)}`,
});
