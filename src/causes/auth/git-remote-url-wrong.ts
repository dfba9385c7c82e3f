import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import { denied, gitHost, loginAccepted, userIsGit } from '../conditions/auth.ts';

const orgUser = fact('config.effective')
  .field('user')
  .matches('^org-', 'the login name is one of an organisation with certificates');

export default defineCause({
  id: 'auth/git-remote-url-wrong',
  title: '{host} knows only the login name git, not {user}: the address of the repository is wrong.',
  layer: 'W',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, gitHost, not(userIsGit)), weight: 'decisive' }],
  proof: all(denied, gitHost, not(userIsGit), not(orgUser)),
  ruledOutBy: any(loginAccepted, userIsGit, not(gitHost)),
  explains: ['auth/git-key-not-registered', 'auth/auth-wrong-username'],
  lookAlikes: ['auth/git-key-not-registered', 'client/host-argument-malformed'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Show the address, then set it in the form git@{host}:OWNER/REPOSITORY.git:',
      run: 'git remote -v',
    },
  ],
  source: ['git connect.c', 'GitHub documents: SSH over the HTTPS port'],
});
