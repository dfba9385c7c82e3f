import { type AttemptFacts, attemptFacts } from './attempt.ts';
import { type BannerFacts, bannerFacts } from './banner.ts';
import { type ClientFacts, clientFacts } from './client.ts';
import { type ConfigFacts, configFacts } from './config.ts';
import { type HostKeyFacts, hostKeyFacts } from './hostkey.ts';
import { type KexFacts, kexFacts } from './kex.ts';
import { type KeySourceFacts, keySourceFacts } from './key-sources.ts';
import type { FactInfos } from './kinds.ts';
import { type LoginFacts, loginFacts, type SessionFacts, sessionFacts } from './login.ts';
import { type NameFacts, nameFacts } from './name.ts';
import { type PamFacts, pamFacts } from './pam.ts';
import { type ProviderFacts, providerFacts } from './provider.ts';
import { type ServerFacts, serverFacts } from './server.ts';
import { type ServerFirewallFacts, serverFirewallFacts } from './server-firewall.ts';
import { type ServerLabelFacts, serverLabelFacts } from './server-labels.ts';
import { type ServerLimitFacts, serverLimitFacts } from './server-limits.ts';

import { type ServerMachineFacts, serverMachineFacts } from './server-machine.ts';

import { type ServerPlatformFacts, serverPlatformFacts } from './server-platform.ts';
import { type SshdFacts, sshdFacts } from './sshd.ts';
import { type TcpFacts, tcpFacts } from './tcp.ts';
import { type ToldFacts, toldFacts } from './told.ts';

/** Every fact there is, by key. A fact is added in the file of its subject and appears here by itself. */
export interface FactTypes
  extends ClientFacts,
    ConfigFacts,
    NameFacts,
    TcpFacts,
    BannerFacts,
    KexFacts,
    HostKeyFacts,
    LoginFacts,
    SessionFacts,
    ProviderFacts,
    ServerFacts,
    ServerFirewallFacts,
    AttemptFacts,
    SshdFacts,
    PamFacts,
    ServerLabelFacts,
    ServerLimitFacts,
    KeySourceFacts,
    ServerMachineFacts,
    ServerPlatformFacts,
    ToldFacts {}

export type FactKey = keyof FactTypes;

export const factRegistry: FactInfos<FactTypes> = {
  ...clientFacts,
  ...configFacts,
  ...nameFacts,
  ...tcpFacts,
  ...bannerFacts,
  ...kexFacts,
  ...hostKeyFacts,
  ...loginFacts,
  ...sessionFacts,
  ...providerFacts,
  ...serverFacts,
  ...serverFirewallFacts,
  ...attemptFacts,
  ...sshdFacts,
  ...pamFacts,
  ...serverLabelFacts,
  ...serverLimitFacts,
  ...keySourceFacts,
  ...serverMachineFacts,
  ...serverPlatformFacts,
  ...toldFacts,
};
