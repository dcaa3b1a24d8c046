# Shared by the scripts beside it. bash 3.2; every path may hold spaces; messages go to standard error.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
WORK=$ROOT/target/environment
. "$ROOT/environment/settings"

# Without a UTF-8 locale a JVM on Linux cannot open files whose names have other letters than ASCII's.
case $(uname):${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8 | Darwin:*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# Sets JAVA and JAVA_VERSION.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    JAVA=$JAVA_HOME/bin/java
  else
    JAVA=$(command -v java || true)
  fi
  JAVA_VERSION=
  if [ -n "$JAVA" ]; then
    JAVA_VERSION=$("$JAVA" -XshowSettings:properties -version 2>&1 |
      sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
  fi
  if [ "${JAVA_VERSION:-0}" -lt 17 ] || ! "$JAVA" --list-modules | grep '^jdk\.jshell@' > /dev/null; then
    die "A Java development kit (JDK) of version 17 or later is needed${JAVA:+; $JAVA is ${JAVA_VERSION:-none}}.
$(install_hint openjdk-17-jdk-headless openjdk@17 openjdk)
Another JDK can be chosen with JAVA_HOME."
  fi
}

find_maven() {
  command -v mvn > /dev/null || die "Maven 3.8.1 or later is needed.
$(install_hint maven maven maven)"
}

# install_hint DEBIAN_PACKAGE BREW_FORMULA CONDA_PACKAGE
install_hint() {
  if [ "$(uname)" = Darwin ]; then
    echo "Install it with: brew install $2   (or: conda install -c conda-forge $3)"
  else
    echo "Install it with: sudo apt-get install $1   (or: conda install -c conda-forge $3)"
  fi
}

# Compiles what changed since the last time and writes the class path. Tests and format checks are the gate's business.
build() {
  local stamp=$WORK/built log=$WORK/build.log module
  local options=(-B -DskipTests -Dspotless.check.skip=true ${MAVEN_OPTIONS[@]+"${MAVEN_OPTIONS[@]}"} process-classes)
  mkdir -p "$WORK"
  build_inputs > "$stamp.new"
  if [ -s "$WORK/classpath" ] && [ -f "$stamp" ]; then
    if cmp -s "$stamp" "$stamp.new" && [ -z "$(newer_inputs "$stamp")" ]; then
      rm -f "$stamp.new"
      return 0
    fi
    if [ -n "$(LC_ALL=C comm -23 "$stamp" "$stamp.new")" ]; then
      # Maven leaves the resources of deleted files, and at times their classes.
      for module in "${MODULES[@]}"; do
        rm -rf "$ROOT/$module/target/classes"
      done
    fi
  fi
  find_java
  find_maven
  say "Building (messages in ${log#"$ROOT"/})"
  rm -f "$stamp"
  if ! (cd "$ROOT" && mvn -o "${options[@]}") > "$log" 2>&1; then
    if grep -q -i -e 'offline' -e 'could not be resolved' -e 'not been downloaded' "$log"; then
      say "Downloading the libraries; this happens once"
      (cd "$ROOT" && mvn "${options[@]}") > "$log" 2>&1 || build_failed "$log"
    else
      build_failed "$log"
    fi
  fi
  write_classpath
  mv "$stamp.new" "$stamp"
}

# The modules whose classes the kernel and the command run, ground floor first.
MODULES=(lib/models lib/core lib/report lib/notebook lib/cli environment/kernel)

BUILD_INPUTS=(pom.xml "${MODULES[@]/%//pom.xml}" "${MODULES[@]/%//src/main}" data-manifests environment/common.sh)

# What the build depends on besides the contents of its files, sorted: their names, the project's folder, the options.
build_inputs() {
  (
    cd "$ROOT"
    find "${BUILD_INPUTS[@]}" -type f
    printf '%s\n' "root: $ROOT" "options:${MAVEN_OPTIONS[*]+ ${MAVEN_OPTIONS[*]}}"
  ) | LC_ALL=C sort
}

# newer_inputs FILE: prints a file that changed after FILE, if there is one.
newer_inputs() {
  (cd "$ROOT" && find "${BUILD_INPUTS[@]}" -type f -newer "$1") | sed -n 1p
}

build_failed() {
  grep -e ERROR "$1" | head -n 30 >&2 || tail -n 30 "$1" >&2
  die "The build failed; all of its messages are in $1"
}

# The library first, then the kernel, then what they need, each once.
write_classpath() {
  local module
  {
    for module in "${MODULES[@]}"; do
      echo "$ROOT/$module/target/classes"
    done
    for module in lib/notebook lib/cli environment/kernel; do
      cat "$ROOT/$module/target/runtime.classpath"
      echo
    done
  } | tr ':' '\n' | awk 'NF && !seen[$0]++' | paste -s -d ':' - > "$WORK/classpath"
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

# Sets PYTHON, after installing Jupyter where that can be done without asking.
need_jupyter() {
  need_fonts
  if find_python; then
    return 0
  fi
  if may_install; then
    say "Installing Jupyter"
    apt_install jupyter-nbconvert python3-nbclient jupyter-client jupyter-notebook
    if find_python; then
      return 0
    fi
  fi
  die "Jupyter is needed (with nbclient and nbconvert). Install it with one of
  conda env create -f \"$ROOT/environment/environment.yml\" && conda activate cytodiffusion
  python3 -m pip install jupyterlab nbconvert nbclient
  sudo apt-get install --no-install-recommends jupyter-nbconvert python3-nbclient jupyter-client jupyter-notebook fontconfig fonts-dejavu-core"
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

# The notebooks run in the project's folder; relative folders are meant from the caller's.
keep_folders() {
  local name
  for name in CYTO_DATA CYTO_INIT CYTO_WORK CYTO_RUNS; do
    case ${!name:-} in
      '' | /*) ;;
      *) export "$name=$PWD/${!name}" ;;
    esac
  done
  # These may be the name of a model that comes with the library, or come in several pieces.
  for name in CYTO_MODEL CYTO_GENERATOR CYTO_TRIALS CYTO_SHIFT; do
    case ${!name:-} in
      '' | /*) ;;
      *) [ ! -e "${!name}" ] || export "$name=$PWD/${!name}" ;;
    esac
  done
}

# Reads lines; prints them as the elements of a JSON array of strings.
json_strings() {
  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/    "&"/' -e '$!s/$/,/'
}

# Prints NAME=value lines as the members of a JSON object.
json_members() {
  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^\([^=]*\)=\(.*\)/    "\1": "\2"/' -e '$!s/$/,/'
}

# write_kernelspec FOLDER DISPLAY_NAME START_SCRIPT JAVA_ARGUMENT...
write_kernelspec() {
  local folder=$1 name=$2 script=$3
  shift 3
  mkdir -p "$folder"
  {
    echo '{'
    echo "  \"display_name\": \"$name\","
    echo '  "language": "java",'
    echo '  "interrupt_mode": "message",'
    echo '  "argv": ['
    printf '%s\n' "$JAVA" "${JVM_OPTIONS[@]}" "$@" '{connection_file}' | json_strings
    echo '  ],'
    echo '  "env": {'
    {
      echo "IJAVA_STARTUP_SCRIPT=$script"
      [ ${#JVM_ENVIRONMENT[@]} -eq 0 ] || printf '%s\n' "${JVM_ENVIRONMENT[@]}"
    } | json_members
    echo '  }'
    echo '}'
  } > "$folder/kernel.json.new"
  mv "$folder/kernel.json.new" "$folder/kernel.json"
}

# write_java_kernelspec FOLDER: the spec of this project's own kernel.
write_java_kernelspec() {
  write_kernelspec "$1" 'Java (CytoDiffusion)' \
    'cytodiffusion.notebook.Notebook.attach(cytodiffusion.kernel.JavaKernel.instance());' \
    -cp "$(cat "$WORK/classpath")" cytodiffusion.kernel.Main
}

# Makes the kernel known to the Jupyter that this script starts, and to no other.
use_kernel() {
  find_java
  write_java_kernelspec "$ROOT/target/jupyter/kernels/java"
  export JUPYTER_PATH=$ROOT/target/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
}
