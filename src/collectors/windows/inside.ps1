# Reads only. One finding a line: section, field, value in hex. For Windows PowerShell 5.1 and PowerShell 7.
$ErrorActionPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
function emit([string]$section, [string]$field, [string]$value) {
  if ($value.Length -gt 49152) { $value = $value.Substring(0, 49152) }
  $bytes = [Text.Encoding]::UTF8.GetBytes($value)
  [Console]::Out.WriteLine("$section`t$field`t" + [BitConverter]::ToString($bytes).Replace('-', '').ToLower())
}
[Console]::Out.WriteLine("$mark begin")
$admin = ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
emit system uid $(if ($admin) { '0' } else { '1000' })
emit system os-release "ID=windows`nVERSION_ID=$([Environment]::OSVersion.Version)"
emit system init windows
emit system host ([Environment]::MachineName)
emit system done 1

$service = Get-CimInstance Win32_Service -Filter "Name='sshd'"
$program = $null
if ($service) { $program = ($service.PathName -replace '^"([^"]+)".*$', '$1') }
foreach ($path in @($program, "$env:SystemRoot\System32\OpenSSH\sshd.exe", "$env:ProgramFiles\OpenSSH\sshd.exe")) {
  if ($path -and (Test-Path -LiteralPath $path)) { $program = $path; break }
}
if ($program -and (Test-Path -LiteralPath $program)) {
  emit sshd program $program
  emit sshd version "$program OpenSSH_for_Windows_$((Get-Item -LiteralPath $program).VersionInfo.ProductVersion)"
} else { $program = $null }
foreach ($process in Get-Process -Name sshd) { emit sshd process "$($process.Id) sshd $program" }
emit sshd done 1

emit service manager windows
if ($service) { emit service windows "$($service.State)|$($service.StartMode)|$($service.ExitCode)" }
emit service done 1

$names = @{}
foreach ($process in Get-Process) { $names[[int]$process.Id] = $process.ProcessName }
$sockets = Get-NetTCPConnection -State Listen
if ($sockets) {
  emit listen table 4
  foreach ($socket in $sockets) { emit listen tcp "$($socket.LocalAddress) $($socket.LocalPort) $($socket.OwningProcess) $($names[[int]$socket.OwningProcess])" }
}
emit listen addresses ((Get-NetIPAddress | ForEach-Object { $_.IPAddress -replace '%.*$', '' }) -join ' ')
emit listen done 1

if ($program) {
  if ($admin) {
    $said = & $program -t 2>&1 | Out-String
    emit check exit "$LASTEXITCODE"
    emit check said $said
  } else { emit check gap 'sshd -t needs an administrator' }
}
emit check done 1

if ($admin) { emit windows capability "$((Get-WindowsCapability -Online -Name 'OpenSSH.Server*' | Select-Object -First 1).State)" }
$shell = (Get-ItemProperty -Path 'HKLM:\SOFTWARE\OpenSSH' -Name DefaultShell).DefaultShell
if ($shell) {
  emit windows shell $shell
  if (Test-Path -LiteralPath $shell) { emit windows shell-there 1 }
}
$folder = "$env:ProgramData\ssh"
$config = Get-Content -LiteralPath "$folder\sshd_config" -Raw
if ($config) { emit windows config $config }
if ($askUser) {
  # S-1-5-32-544 is Administrators under whatever name this language gives it.
  $members = Get-LocalGroupMember -SID 'S-1-5-32-544'
  if ($members) { emit windows administrators (($members | ForEach-Object { $_.Name }) -join "`n") }
  $sid = (Get-LocalUser -Name $askUser).SID.Value
  if ($sid) {
    emit windows sid $sid
    $home_ = (Get-ItemProperty -Path "HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$sid" -Name ProfileImagePath).ProfileImagePath
    if ($home_) { emit windows home $home_ }
  }
  foreach ($pair in @(@('shared', "$folder\administrators_authorized_keys"), @('own', "$home_\.ssh\authorized_keys"))) {
    if (-not (Test-Path -LiteralPath $pair[1])) { continue }
    emit windows "$($pair[0])-path" $pair[1]
    $keys = Get-Content -LiteralPath $pair[1] -Raw
    if ($null -ne $keys) { emit windows "$($pair[0])-keys" $keys }
    $acl = Get-Acl -LiteralPath $pair[1]
    if ($acl) {
      emit windows "$($pair[0])-owner" $acl.GetOwner([Security.Principal.SecurityIdentifier]).Value
      foreach ($rule in $acl.GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])) {
        $name = $rule.IdentityReference.Value
        try { $name = $rule.IdentityReference.Translate([Security.Principal.NTAccount]).Value } catch { }
        emit windows "$($pair[0])-rule" "$($rule.AccessControlType)|$($rule.IdentityReference.Value)|$([int]$rule.FileSystemRights)|$name"
      }
    }
  }
}
emit windows done 1

foreach ($profile_ in Get-NetFirewallProfile -PolicyStore ActiveStore) { emit firewall-windows profile "$($profile_.Name)|$($profile_.Enabled)|$($profile_.DefaultInboundAction)" }
foreach ($network in Get-NetConnectionProfile) { emit firewall-windows network "$($network.NetworkCategory)" }
$rules = @{}
foreach ($rule in Get-NetFirewallRule -PolicyStore ActiveStore -Direction Inbound -Enabled True) { $rules[$rule.InstanceID] = $rule }
if ($rules.Count -gt 0) {
  $programs = @{}; foreach ($filter in Get-NetFirewallApplicationFilter -PolicyStore ActiveStore) { $programs[$filter.InstanceID] = $filter.Program }
  $services = @{}; foreach ($filter in Get-NetFirewallServiceFilter -PolicyStore ActiveStore) { $services[$filter.InstanceID] = $filter.Service }
  $sources = @{}; foreach ($filter in Get-NetFirewallAddressFilter -PolicyStore ActiveStore) { $sources[$filter.InstanceID] = ($filter.RemoteAddress -join ',') }
  foreach ($filter in Get-NetFirewallPortFilter -PolicyStore ActiveStore) {
    $rule = $rules[$filter.InstanceID]
    if (-not $rule -or $filter.Protocol -notin @('TCP', '6', 'Any')) { continue }
    emit firewall-windows rule "$($rule.Name)|$($rule.Action)|$($rule.Profile)|$($filter.LocalPort -join ',')|$($sources[$filter.InstanceID])|$($programs[$filter.InstanceID])|$($services[$filter.InstanceID])"
  }
  emit firewall-windows whole 1
}
emit firewall-windows done 1
[Console]::Out.WriteLine("$mark end")
