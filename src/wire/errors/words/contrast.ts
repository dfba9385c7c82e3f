import { type Word, w } from './word.ts';

/** What works in its place. */
export const contrastWords: readonly Word[] = [
  w(
    'contrast',
    'other-network-works',
    /(?<!\w)(?:hotspot|another network|other networks?|from home|mobile data|phone|tethering|outside the (?:office|campus)|works? (?:at|from) home)\b/iu,
    /(?<!\w)(?:4G|5G|LTE|cellular|mobile (?:network|hotspot|internet)|neighbou?r'?s|different (?:network|wifi|ISP|connection)|(?:works?|worked|fine|ok) (?:\S+ ){0,3}(?:another|other|different|home|mobile|guest) (?:network|wifi|connection|internet|ISP)|via (?:a )?VPN (?:it )?works|works? (?:\S+ ){0,2}(?:with|through|over|via) (?:a |the |my )?VPN|only (?:at|from|in) (?:the )?(?:office|work|school|uni))/iu,
    /Handy|anderem Netz|autre réseau|otra red|outra rede|другой сети|热点|手机/iu,
  ),
  w(
    'contrast',
    'this-network',
    /(?<!\w)(?:campus|office|university|school|corporate|company network|hotel|blocks? outgoing|outgoing port|outbound port)/iu,
    /(?<!\w)(?:at work|workplace|company|dorm|library|airport|caf[eé]|train wifi|guest (?:wifi|network)|egress|outbound|firewall (?:of|at) (?:the |my )?(?:company|office|school|university)|proxy at work|(?:my )?(?:ISP|provider|network) blocks|blocked by (?:the |my |our )?(?:ISP|network|IT|firewall|university|school|company))/iu,
    /im Büro|in der (?:Firma|Uni|Schule)|au bureau|en la oficina|no escritório|на работе|公司|学校|校园网/iu,
  ),
  w(
    'contrast',
    'other-client-works',
    /(?<!\w)(?:works? (?:fine )?(?:in|with|from) (?:PuTTY|Terminal|OpenSSH|plain ssh|the terminal|FileZilla|WinSCP|another client|native)|plain ssh works|native ssh|Terminal\.app works|OpenSSH works|same key works)/iu,
    /(?<!\w)(?:(?:PuTTY|OpenSSH|WinSCP|FileZilla|plain ssh|command[- ]line(?: ssh)?|the (?:CLI|terminal)|ssh (?:in|from) (?:a |the )?(?:terminal|shell|cmd|powershell|console)|native client|MobaXterm|another (?:program|tool|client|app)|other (?:tools?|programs?|clients?|apps?|software)) (?:\S+ ){0,3}(?:works?|worked|connects?|ok|fine|succeeds?)|works? (?:\S+ ){0,3}(?:PuTTY|OpenSSH|WinSCP|FileZilla|MobaXterm|command line|terminal|cmd|the shell|iTerm|another (?:client|program|tool)|native|by hand|manually))/iu,
    /mit PuTTY geht|avec PuTTY|con PuTTY|через PuTTY|用putty可以/iu,
  ),
  w(
    'contrast',
    'other-machine-works',
    /(?<!\w)(?:other (?:PCs?|computers?|machines?|clients?|users?)|another (?:PC|computer|machine)|from (?:my )?other)/iu,
    /(?<!\w)(?:(?:another|other|second|different|all other|my other) (?:PC|computer|machine|laptop|client|user|colleague|device|server|host)s? (?:\S+ ){0,4}(?:works?|connects?|can|ok|fine)|works? (?:\S+ ){0,3}(?:another|other|different|second|colleague'?s) (?:PC|computer|machine|laptop|device)|colleagues? can|everyone else|only (?:from )?(?:this|my|one) (?:machine|PC|laptop|computer))/iu,
  ),
  w(
    'contrast',
    'ipv4-works',
    /(?<!\w)(?:ssh -4|-4 works|by IPv4|IPv4 (?:address )?(?:works|is fine)|A record|AAAA|over IPv6|IPv6 (?:address )?is (?:unreachable|refused))/iu,
    /(?<!\w)(?:IPv4 (?:only )?(?:works|ok|fine|connects)|with -4|(?:force|forcing|prefer) IPv4|AddressFamily inet|over IPv4|IPv6 (?:only|fails|broken|does not|doesn't|times? out|hangs|tunnel|prefix|rule)|inet6|dual-?stack|ip6tables)/iu,
  ),
  w(
    'contrast',
    'ping-works',
    /\bping6? works|answers (?:to )?ping|ping(?:s| is)? (?:ok|fine)/iu,
    /(?<!\w)(?:can (?:still )?ping|ping (?:to \S+ )?(?:is |was )?(?:works|working|fine|ok|successful|succeeds)|pingable|responds? to ping|replies to ping|ICMP works)/iu,
  ),
  w(
    'contrast',
    'login-works',
    /(?<!\w)(?:interactive ssh works|ssh (?:log-?in )?(?:itself )?works|log-?in (?:itself )?works|ssh alone works|shell works|authentication succe)/iu,
    /(?<!\w)(?:ssh (?:\S+ ){0,2}(?:works|is fine|ok|fine)|can (?:ssh|log ?in)|(?:normal|plain|regular) (?:ssh|log-?in) (?:works|is fine)|(?:login|log-in|shell) (?:is )?(?:ok|fine|works)|logged in (?:fine|ok)|ssh.{0,12} works,? (?:but )?(?:scp|sftp|rsync|port)|can ssh in)/iu,
  ),
  w(
    'contrast',
    'password-works',
    /(?<!\w)(?:password (?:log-?in )?works|still asks? for (?:a )?password)/iu,
    /(?<!\w)(?:password (?:authentication |auth |login )?(?:is )?(?:works|working|fine|ok|accepted)|works? with (?:a |the |my )?password|(?:falls? back to|prompts? for|asks? me for|asking for) (?:a |the |my )?password|log ?in with (?:a |the |my )?password)/iu,
  ),
  w(
    'contrast',
    'other-key-works',
    /(?<!\w)(?:ed25519|RSA|ecdsa) (?:key )?(?:and password )?works?|only RSA|another key works/iu,
    /(?<!\w)(?:(?:other|another|different|new|ed25519|ecdsa|RSA) keys? (?:\S+ ){0,2}(?:works?|accepted|fine|ok)|works? with (?:an? )?(?:ed25519|ecdsa|RSA|new|other|different) key)/iu,
  ),
  w(
    'contrast',
    'manual-start-works',
    /(?<!\w)(?:manual start|start(?:ed|ing)? (?:it |sshd )?(?:by hand|manually)|must start|systemctl start (?:works|helps))/iu,
    /(?<!\w)(?:(?:by hand|manual(?:ly)?) (?:it )?(?:works|starts)|start(?:ing|ed|s)? (?:ssh|sshd|the (?:service|daemon|server)) (?:by hand|manually|from the console)|sudo (?:service|systemctl) (?:ssh|start)\S* (?:\S+ )?(?:fixes|helps|works)|have to start (?:it|sshd|ssh))/iu,
  ),
  w(
    'contrast',
    'lan-works',
    /(?<!\w)(?:works? (?:on|in|from|inside) (?:the )?(?:LAN|local network)|from (?:the )?LAN|localhost .{0,20}works|127\.0\.0\.1 .{0,20}works)/iu,
    /(?<!\w)(?:(?:works?|fine|ok) (?:\S+ ){0,3}(?:locally|LAN|same network|local IP|192\.168\S*|10\.\d+\S*|inside)|inside (?:the|my) (?:network|house|LAN)|from (?:inside|within)|local(?:ly)? (?:it )?works|not from (?:outside|the internet|WAN)|(?:from|over) (?:the )?(?:WAN|internet|outside)|outside (?:the |my )?(?:LAN|network|house))/iu,
  ),
  w(
    'contrast',
    'other-algorithm-works',
    /(?<!\w)(?:another|other) MAC|-m hmac|KexAlgorithms=|smaller packets|-o Kex|MAC is forced/iu,
    /(?<!\w)(?:with (?:-c|-m|-o (?:Ciphers|MACs|Kex\w*|HostKey\w*))|forcing (?:a |another |an )?(?:MAC|cipher|kex)|works? with (?:another|a different|aes|chacha|hmac)\S* ?(?:MAC|cipher|kex|algorithm)?|another (?:cipher|kex|MAC|algorithm))/iu,
  ),
  w(
    'contrast',
    'service-fails-hand-works',
    /(?<!\w)(?:works? (?:\S+ ){0,3}(?:by hand|manually|in my (?:shell|terminal)|interactively|from the (?:shell|console|command line)|when I (?:run|type|log))|(?:by hand|manually) (?:\S+ ){0,4}works|(?:only|fails) (?:\S+ ){0,3}(?:from|in|under|via) (?:cron|the script|systemd|the service|jenkins|ansible|the web))/iu,
  ),
];
