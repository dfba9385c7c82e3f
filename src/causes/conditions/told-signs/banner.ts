import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `banner`. */
export const bannerTold: ToldSigns = {
  'banner/proxy-tool-blocks-ssh': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('decisive', told('setup', 'proxy-tool')),
  ],
  'banner/net-dpi-blocks-ssh-protocol': [
    sign('medium', said('banner-reset', 'banner-timeout')),
    sign('strong', told('setup', 'dpi')),
    sign('strong', told('place', 'china')),
  ],
  'banner/tcp-proxy-no-backend': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('strong', told('setup', 'forwarder')),
    sign('weak', said('closed', 'reset')),
  ],
  'banner/ban-hosts-deny': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('decisive', told('setup', 'hosts-deny')),
    sign('decisive', said('log-libwrap')),
    sign('weak', said('reset', 'closed')),
    sign('medium', told('change', 'hardening')),
  ],
  'banner/limit-maxstartups': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('decisive', said('banner-max-startups', 'log-max-startups')),
    sign('strong', said('log-drop')),
    sign('decisive', told('setup', 'maxstartups')),
    sign('strong', told('change', 'many-at-once')),
    sign('medium', told('change', 'sometimes')),
    sign('weak', said('reset', 'closed')),
  ],
  'banner/limit-persource-maxstartups': [
    sign('medium', said('banner-not-allowed')),
    sign('medium', said('log-drop')),
    sign('weak', said('banner-reset')),
  ],
  'banner/limit-persource-penalties': [
    sign('decisive', said('log-penalty')),
    sign('strong', said('banner-not-allowed')),
    sign('strong', told('setup', 'penalties')),
    sign('medium', said('banner-closed', 'banner-reset')),
  ],
  'banner/limit-dropbear-per-ip': [sign('medium', told('place', 'dropbear'), said('banner-closed', 'banner-reset'))],
  'banner/sshd-split-binary-missing': [
    sign('decisive', said('log-helper-missing')),
    sign('medium', told('setup', 'split-sshd')),
  ],
  'banner/sshd-upgrade-needs-restart': [
    sign('strong', told('change', 'server-upgrade'), said('banner-closed', 'banner-reset', 'closed')),
    sign('strong', told('setup', 're-exec')),
    sign('medium', told('change', 'after-upgrade'), said('banner-closed', 'banner-reset')),
    sign('decisive', said('log-rexec')),
    sign('strong', told('change', 'after-upgrade', 'server-upgrade'), told('change', 'not-restarted')),
  ],
  'banner/sshd-crash-per-connection': [sign('decisive', said('log-crash'))],
  'banner/port-is-http': [
    sign('medium', said('banner-not-ssh', 'banner-closed')),
    sign('strong', told('setup', 'http-port'), said('banner-not-ssh', 'banner-closed', 'banner-timeout')),
  ],
  'banner/port-is-tls': [
    sign('strong', said('banner-not-ssh')),
    sign('strong', told('setup', 'tls-port'), said('banner-not-ssh', 'banner-closed', 'banner-timeout')),
  ],
  'banner/port-is-other-protocol': [sign('strong', said('banner-not-ssh')), sign('weak', said('banner-timeout'))],
  'banner/port-is-tarpit': [
    sign('medium', said('banner-timeout')),
    sign('decisive', told('setup', 'tarpit')),
    sign('medium', said('banner-not-ssh')),
    sign('weak', said('banner-timeout')),
  ],
  'banner/proto-ssh1-only': [sign('decisive', said('ssh1-only'))],
  'banner/proto-banner-timeout': [sign('strong', said('banner-timeout'))],
};
