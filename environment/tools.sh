# The programs that the scripts beside it need: finds them, installs what it may, says what is missing. bash 3.2.

# need TOOL...: java, maven or jupyter. Sets JAVA, JAVA_VERSION, JAVA_OPTIONS and PYTHON; ends with one message about all
# that is missing. Jupyter is installed where that can be done without asking and nothing else is missing.
need() {
  local tool problems=
  for tool in "$@"; do
    PROBLEM=
    [ "$tool" != jupyter ] || [ -n "$problems" ] || install_jupyter
    "look_for_$tool" || problems=$problems${problems:+$'\n'$'\n'}$PROBLEM
  done
  [ -z "$problems" ] || die "$problems"
}

find_java() { need java; }
find_maven() { need maven; }

# Sets JAVA, JAVA_VERSION and JAVA_OPTIONS, or PROBLEM.
look_for_java() {
  local said missing
  if [ -n "${JAVA_HOME:-}" ]; then
    JAVA=$JAVA_HOME/bin/java
    if [ ! -f "$JAVA" ] || [ ! -x "$JAVA" ]; then
      PROBLEM="JAVA_HOME is $JAVA_HOME, but there is no program $JAVA.
Let it name the folder of a JDK, or do without it: unset JAVA_HOME"
      return 1
    fi
  else
    JAVA=$(command -v java || true)
  fi
  if [ -z "$JAVA" ]; then
    PROBLEM="A Java development kit (JDK) of version 17 or later is needed. $(jdk_hint)"
    return 1
  fi
  # First without the options, which an old Java may not know.
  if ! said=$("$JAVA" -XX:ErrorFile=/dev/null -XshowSettings:properties -version 2>&1); then
    java_does_not_start "$said"
    return 1
  fi
  JAVA_VERSION=$(printf '%s\n' "$said" | sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
  if [ "${JAVA_VERSION:-0}" -lt 17 ]; then
    PROBLEM="A Java development kit (JDK) of version 17 or later is needed; $JAVA is ${JAVA_VERSION:-of no version that it tells}.
$(jdk_hint)"
    return 1
  fi
  JAVA_OPTIONS=()
  [ "$JAVA_VERSION" -lt 24 ] || JAVA_OPTIONS=("${JVM_OPTIONS_FROM_24[@]}")
  if ! said=$("$JAVA" "${JVM_OPTIONS[@]}" ${JAVA_OPTIONS[@]+"${JAVA_OPTIONS[@]}"} -XX:ErrorFile=/dev/null --list-modules 2>&1); then
    java_does_not_start "$said"
    return 1
  fi
  for missing in jdk.compiler jdk.jshell; do
    if ! printf '%s\n' "$said" | grep "^$missing@" > /dev/null; then
      PROBLEM="A Java development kit (JDK) is needed; $JAVA is of version $JAVA_VERSION, but only a runtime (JRE): it has no $missing.
$(jdk_hint)"
      return 1
    fi
  done
}

jdk_hint() {
  install_hint "openjdk-17-jdk-headless" openjdk@17 openjdk
  echo "Another JDK can be chosen with JAVA_HOME."
}

# java_does_not_start WORDS: sets PROBLEM to Java's own words, and what can be done about them.
java_does_not_start() {
  local name set=
  for name in JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; do
    [ -z "${!name:-}" ] || set="$set
  $name=${!name}"
  done
  PROBLEM="Java does not start ($JAVA). It says:
$(printf '%s\n' "${1:-nothing at all}" | sed -e '/^Picked up /d' -e '/error report file/d' -e '/\/dev\/null/d' -e 's/^/  /' | head -n 20)"
  if [ -n "$set" ]; then
    PROBLEM="$PROBLEM
It was given these options; correct or unset what it complains of (a heap of 8 GB is JAVA_TOOL_OPTIONS=-Xmx8g):$set"
  fi
  if [ "$(ulimit -v)" != unlimited ]; then
    PROBLEM="$PROBLEM
This shell allows a program $(($(ulimit -v) / 1024)) MiB of address space; Java with libtorch needs 8 GiB or more, most of it never
used. Lift the limit: ulimit -v unlimited (on a cluster, ask for more memory)."
  fi
  if [ -z "$set" ] && [ "$(ulimit -v)" = unlimited ]; then
    PROBLEM="$PROBLEM
If it lacks memory, end other programs or give it less: JAVA_TOOL_OPTIONS=-Xmx2g. Otherwise name another JDK with JAVA_HOME."
  fi
}

# Sets PROBLEM where there is no Maven.
look_for_maven() {
  command -v mvn > /dev/null && return
  PROBLEM="Maven 3.8.1 or later is needed. $(install_hint maven maven maven)"
  return 1
}

# install_hint DEBIAN_PACKAGE BREW_FORMULA CONDA_PACKAGE
install_hint() {
  if [ "$(uname)" = Darwin ]; then
    echo "Install it with: brew install $2   (or: conda install -c conda-forge $3)"
  else
    echo "Install it with: sudo apt-get install $1   (or: conda install -c conda-forge $3)"
  fi
}

# Sets PYTHON to an interpreter that has what the notebooks need; returns 1 where there is none.
find_python() {
  local candidate jupyter
  jupyter=$(command -v jupyter || true)
  if [ -n "$jupyter" ]; then
    candidate=$(head -n 1 "$jupyter" | LC_ALL=C sed -n 's/^#! *\(\/[^ ]*python[^ ]*\).*/\1/p')
  fi
  for PYTHON in "${candidate:-}" "$(command -v python3 || true)" "$(command -v python || true)" /usr/bin/python3; do
    if [ -n "$PYTHON" ] && "$PYTHON" -c 'import jupyter_client, nbclient, nbconvert' 2> /dev/null; then
      return 0
    fi
  done
  return 1
}

need_jupyter() { need jupyter; }

# Installs Jupyter where that can be done without asking.
install_jupyter() {
  need_fonts
  if ! find_python && may_install; then
    say "Installing Jupyter"
    apt_install jupyter-nbconvert python3-nbclient jupyter-client jupyter-notebook
  fi
}

# Sets PYTHON, or PROBLEM.
look_for_jupyter() {
  find_python && return
  PROBLEM="Jupyter is needed (with nbclient and nbconvert). Install it with one of
  conda env create -f \"$ROOT/environment/environment.yml\" && conda activate cytodiffusion
  python3 -m pip install jupyterlab nbconvert nbclient
  sudo apt-get install --no-install-recommends jupyter-nbconvert python3-nbclient jupyter-client jupyter-notebook fontconfig fonts-dejavu-core"
  return 1
}

# Java draws no text on a Linux without fonts: charts would fail.
need_fonts() {
  if [ "$(uname)" != Linux ] || [ -n "$(fc-list 2> /dev/null)" ]; then
    return 0
  fi
  if may_install; then
    say "Installing fonts"
    apt_install fontconfig fonts-dejavu-core
  else
    say "This machine seems to have no fonts, without which charts fail. Install some with
  sudo apt-get install fontconfig fonts-dejavu-core   (or: conda install -c conda-forge fontconfig font-ttf-dejavu-sans-mono)"
  fi
}

# Whether packages can be installed without asking: root on a Debian-like system.
may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null
}

# apt_install PACKAGE...: with fresh lists of packages where they can be had. A list that fails is no reason to stop, as
# the packages may come from the others.
apt_install() {
  apt_get update || say "apt-get update failed; its messages are in $WORK/apt-update.log. Trying to install anyway."
  if ! apt_get install -y --no-install-recommends "$@"; then
    tail -n 20 "$WORK/apt-install.log" >&2
    die "apt-get could not install $*; all of its messages are in $WORK/apt-install.log"
  fi
}

# apt_get COMMAND ARGUMENT...: waits for other package managers to let go of their locks, and asks nothing.
apt_get() {
  local try log=$WORK/apt-$1.log
  mkdir -p "$WORK"
  for try in 1 2 3 4 5 6 7 8 9 10; do
    if LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=60 -o Acquire::Retries=3 "$@" \
      < /dev/null > "$log" 2>&1; then
      return 0
    fi
    grep -q -i -e 'could not get lock' -e 'unable to acquire' -e 'unable to lock' "$log" || return 1
    sleep 10
  done
  return 1
}

