import { type ErrorClient, says } from './template.ts';

/** What people say of an error in their own words, for texts that hold no line of a program. */
export const peopleErrors: ErrorClient = {
  by: 'people',
  templates: [
    says(
      'connect-refused',
      /(?:refus(?:es|ed|ing) (?:the |my |our |all |any |ssh )?connections?|connections? (?:is |was |are |were |gets? )?refused)/iu,
      'as people tell it',
    ),
    says(
      'connect-timeout',
      /(?:connect\w*|ssh|host|server|login|it) (?:\S+ ){0,3}(?:time[sd]? ?-?out|timing out)/iu,
      'as people tell it',
    ),
    says('connect-timeout', /^\W*(?:times? out|timed out|time-?out)/iu, 'as people tell it'),
    says(
      'connect-timeout',
      /(?:host|server|machine|instance) (?:is |was |becomes? )?unreachable/iu,
      'as people tell it',
    ),
    says('connect-timeout', /(?:lose|lost|loses|no) (?:the )?(?:ssh )?(?:access|connectivity)/iu, 'as people tell it'),
    says('not-listening', /(?:is not|isn't|not|nothing is|no longer|never) listening/iu, 'as people tell it'),
    says(
      'log-start-failed',
      /(?:sshd|ssh|service|daemon|server) (?:\S+ ){0,2}(?:fails|failed|does not|doesn't|did not|won't|cannot|refuses) (?:to )?start/iu,
      'as people tell it',
    ),
    says('banner-timeout', /no (?:ssh )?(?:banner|version line|identification)/iu, 'as people tell it'),
    says(
      'banner-closed',
      /(?:closed|closes|reset|dropped) (?:\S+ ){0,3}(?:before|during) (?:the )?(?:banner|login|log-in|authentication|handshake|key exchange)/iu,
      'as people tell it',
    ),
    says(
      'key-refused',
      /key (?:\S+ ){0,3}(?:is |was |gets |being )?(?:rejected|refused|not accepted|ignored|denied)/iu,
      'as people tell it',
    ),
    says('key-refused', /(?:not|n't|never|no longer) accept (?:the |my |a |any )?(?:\S+ )?key/iu, 'as people tell it'),
    says('key-refused', /(?:asks?|asking|prompt\w*) (?:me )?for (?:a |the |my )?password/iu, 'as people tell it'),
    says(
      'denied-again',
      /password (?:is |was |gets |being )?(?:rejected|refused|not accepted|wrong|incorrect|denied)/iu,
      'as people tell it',
    ),
    says('denied', /(?:cannot|can't|can not|could not|couldn't|unable to|not able to) log ?in/iu, 'as people tell it'),
    says(
      'closed-after-login',
      /(?:broken pipe|closed|closes|dies|ends|drops|exits|disconnect\w*) (?:\S+ ){0,2}(?:right|immediately|instantly|directly|just|at once|straight)/iu,
      'as people tell it',
    ),
    says(
      'broken-pipe',
      /(?:session|connection)s? (?:\S+ ){0,2}(?:drops?|dies|freezes|breaks|hangs up|is lost|disconnects)/iu,
      'as people tell it',
    ),
    says(
      'hostkey-verification-failed',
      /host key (?:verification )?(?:fail\w*|error|problem|not verified)/iu,
      'as people tell it',
    ),
    says('hostkey-changed', /host key (?:has )?(?:changed|mismatch|does not match|differs)/iu, 'as people tell it'),
    says(
      'sftp-failed',
      /(?:scp|sftp|file transfer|uploads?) (?:\S+ ){0,4}(?:not working|fails?|does not work|doesn't work|closed|broken)/iu,
      'as people tell it',
    ),
    says(
      'local-forward-broken',
      /(?:port forward\w*|tunnel|forwarding) (?:\S+ ){0,4}(?:not working|fails?|does not work|doesn't work|refused|broken)/iu,
      'as people tell it',
    ),
    says('name-not-found', /(?:cannot|can't|could not|not) (?:be )?resolved?/iu, 'as people tell it'),
  ],
};
