@echo off
rem The firefly command on Windows: builds itself when it has never been built, then starts Java.
rem Later changes of the sources are built by: mvnw.cmd -q -pl cli -am -DskipTests package
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
where /q java
if errorlevel 1 if not defined JAVA_HOME (
  echo firefly needs Java 17 or newer; install a JDK or point JAVA_HOME to one. 1>&2
  exit /b 1
)
rem A release has the command beside the launcher, a checkout builds it.
set "APP=%HERE%app"
if exist "%HERE%.mvn" set "APP=%HERE%cli\target\app"
if not exist "%APP%\firefly.jar" (
  echo Building FireFly ^(once^) ... 1>&2
  call "%HERE%mvnw.cmd" -q -B -ntp -pl cli -am -DskipTests package 1>&2
  if errorlevel 1 exit /b 1
)
set "MODULES="
if "%~1"=="demo" set "MODULES=--add-modules jdk.incubator.vector"
if "%~1"=="run" set "MODULES=--add-modules jdk.incubator.vector"
if "%~1"=="compare" set "MODULES=--add-modules jdk.incubator.vector"
if "%~1"=="report" set "MODULES=--add-modules jdk.incubator.vector"
if "%~1"=="explore" set "MODULES=--add-modules jdk.incubator.vector"
set "SPARK="
if "%~1"=="explore" if exist "%HERE%.mvn" for %%A in (%*) do if "%%~A"=="--master" set "SPARK=%HERE%explore-spark\target\app"
if defined SPARK goto spark
set "SPEED=-XX:+UseParallelGC"
for %%C in (inspect estimate explain compile boards) do if "%~1"=="%%C" set "SPEED=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"%JAVA%" %MODULES% %SPEED% --enable-native-access=ALL-UNNAMED "-Dfirefly.home=%HERE%." -jar "%APP%\firefly.jar" %*
exit /b %ERRORLEVEL%

:spark
rem Only a study on a cluster needs Spark, which comes first, since FireFly's libraries hold a part of Hadoop too.
if not exist "%SPARK%\lib\firefly-explore-spark.jar" (
  echo Building FireFly's part for Apache Spark ^(once^) ... 1>&2
  call "%HERE%mvnw.cmd" -q -B -ntp -pl explore-spark -am -DskipTests package 1>&2
  if errorlevel 1 exit /b 1
)
for %%P in (lang lang.invoke net nio util util.concurrent) do call set "MODULES=%%MODULES%% --add-opens=java.base/java.%%P=ALL-UNNAMED"
set "MODULES=%MODULES% --add-opens=java.base/sun.nio.ch=ALL-UNNAMED"
set "LOG=-Dorg.slf4j.simpleLogger.log.org.apache"
"%JAVA%" %MODULES% --enable-native-access=ALL-UNNAMED "-Dfirefly.home=%HERE%." %LOG%=error %LOG%.spark.scheduler=warn %LOG%.spark.SparkContext=off %LOG%.spark.executor=off -cp "%SPARK%\spark\*;%APP%\firefly.jar;%SPARK%\lib\firefly-explore-spark.jar" org.firefly.cli.Main %*
exit /b %ERRORLEVEL%
