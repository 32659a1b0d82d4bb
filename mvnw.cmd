@echo off
rem Runs Maven on Windows: the one on PATH if there is one, else one fetched once into .m2\wrapper.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
where /q mvn
if not errorlevel 1 (
  call mvn -f "%HERE%." %*
  exit /b
)
for /f "usebackq tokens=1,* delims==" %%a in ("%HERE%.mvn\wrapper\maven.properties") do set "WRAPPER_%%a=%%b"
set "MAVEN=%USERPROFILE%\.m2\wrapper\firefly-maven-%WRAPPER_version%"
if not exist "%MAVEN%\bin\mvn.cmd" (
  echo Fetching Maven %WRAPPER_version% ^(once^) ... 1>&2
  "%JAVA%" "%HERE%.mvn\wrapper\FetchMaven.java" "%WRAPPER_distribution%" "%WRAPPER_sha512%" "%MAVEN%" 1>&2
  if errorlevel 1 exit /b 1
)
call "%MAVEN%\bin\mvn.cmd" -f "%HERE%." %*
exit /b
