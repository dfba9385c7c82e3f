import { notAllowedWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/machine-penalties',
  releases: ['sid'],
  server: { image: 'trixie', boot: true },
  fault: [
    { on: 'server', sh: ':', undo: 'systemctl restart ssh.service' },
    {
      on: 'client',
      sh: `for address in $SERVER4 $SERVER6; do for n in $(seq 24); do
  bash -c "exec 3<>/dev/tcp/$address/22; read -r _ <&3"
done; done`,
      undo: ':',
    },
  ],
  expect: { first: 'banner/limit-persource-penalties', group: notAllowedWords, exit: 1 },
  via: { first: 'banner/limit-persource-penalties', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
