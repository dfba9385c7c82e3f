import { mainCommand } from './options.ts';

/** `whyssh --help`. */
export function help(): Promise<number> {
  process.stdout.write(`${mainCommand().helpInformation().trimEnd()}

Every option of ssh is taken too: -p -i -J -l -F -o -4 -6 and so on; -v is --verbose.

Commands:
  whyssh [user@]host       diagnose: why does this connection fail?
  whyssh here [--user U] [--from ADDRESS] [--port P]
                           on the server: why can this user not get in?
  whyssh fix [user@]host   the same, and then: show what would be done, do it, prove it by a new login
                           (--dry-run --yes --guard SECONDS; on the server with --via)
  whyssh undo [ID] [--list]
                           take a fix back
  whyssh script            the same look as a file for sh, for a console without whyssh; it prints what it finds
                           and a short code to carry back with --code (--paste: for a console that mangles text)
  whyssh explain [FILE]    the causes behind a pasted error or the output of ssh -v (- or nothing: standard input)
  whyssh show [FILE]       judge a run again that --save kept, or the last one
  whyssh report --for provider|admin|issue [FILE] [--markdown] [--keep names,addresses]
                           a message to send, names replaced, on that run or the last one
  whyssh causes [ID]       what can be wrong, and how each is proven and fixed
  whyssh demo              break small servers on this machine and diagnose them
  whyssh ssh HOST          a host that is called like a command (also: whyssh -- HOST, user@HOST)

Exit codes:
  0  a login was accepted (with --no-login: everything up to it works)
  1  a problem was found
  2  could not examine, or not to the end
  64 wrong usage
`);
  return Promise.resolve(0);
}
