import { type ErrorClient, says } from './template.ts';

/** What rsync says. */
export const rsyncErrors: ErrorClient = {
  by: 'rsync',
  templates: [
    says('command-not-found', /rsync: (?:command )?not found/u, 'the remote shell'),
    says('command-not-found', /remote command not found \(code 127\)/u, 'log.c'),
    says('rsync-protocol', /rsync: connection unexpectedly closed/u, 'io.c'),
    says('rsync-protocol', /error in rsync protocol data stream \(code 12\)/u, 'log.c'),
    says('rsync-protocol', /rsync exited with code 12\b/u, 'log.c'),
    says('sftp-garbled', /is your shell clean\?/u, 'compat.c'),
    says(
      'command-not-found',
      /(?:git-upload-pack|git-receive-pack|scp|node|borg|mosh-server|unison|python3?)['"]?: (?:command )?not found/u,
      'the remote shell',
    ),
    says('rsync-protocol', /rsync error: unexplained error \(code 255\)/u, 'log.c'),
    says(
      'command-not-found',
      /(?:is not recognized as an internal or external command|bash: line \d+: \S{1,60}: (?:command )?not found)/u,
      'the remote shell',
    ),
  ],
};
