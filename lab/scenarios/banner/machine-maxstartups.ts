import { notAllowedWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/machine-maxstartups',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: [
    {
      on: 'server',
      sh: `printf 'MaxStartups 3:100:3\\nLoginGraceTime 120\\n' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
      undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
    },
    {
      on: 'client',
      sh: 'for n in 1 2 3 4; do for a in $SERVER4 $SERVER6; do socat -u TCP:"$( case $a in *:*) echo "[$a]";; *) echo $a;; esac )":22 CREATE:/dev/null > /dev/null 2>&1 & done; done; sleep 0.4',
      undo: 'killall socat || true',
    },
  ],
  expect: { first: 'banner/limit-maxstartups', group: notAllowedWords, exit: 1 },
  via: { first: 'banner/limit-maxstartups', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
