# Shared by the scripts beside it. bash 3.2; every path may hold spaces; messages go to standard error.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
WORK=$ROOT/target/environment
. "$ROOT/environment/settings"
. "$ROOT/environment/tools.sh"

# Without a UTF-8 locale a JVM on Linux cannot open files whose names have other letters than ASCII's.
case $(uname):${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8 | Darwin:*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# Java parts the entries of a class path by colons, and so does Maven.
case $ROOT:${HOME:-} in
  *:*:*) die "Java cannot be given a folder whose name has a colon:
  $(case $ROOT in *:*) printf %s "$ROOT" ;; *) printf %s "$HOME, where Maven keeps the libraries" ;; esac)
Rename it, or put the project into another." ;;
esac

# What the scripts make besides the build: pages, records of runs, the kernel's specification.
OUTPUT=$ROOT/target

# What the notebooks need, from Java to the build.
prepare_notebooks() {
  if is_built; then
    need java jupyter
  else
    need java maven jupyter
  fi
  build
  # Who used Spark once has it in the notebooks, too.
  if [ -f "$SPARK_CLASSPATH" ] && find_java && spark_knows_java; then
    (build_spark) || say "Apache Spark could not be built, so the notebooks run without it."
  fi
  { mkdir -p "$OUTPUT" && [ -w "$OUTPUT" ]; } 2> /dev/null || cannot_write "$OUTPUT" "$WORK_HINT"
}

# Apache Spark is some 270 MB, which only those download who use it: it is built at its first use, and its class path
# is a file of its own.
build_spark() {
  local stamp=$WORK/spark-built log=$WORK/spark-build.log
  local options=(-B -Pspark -pl environment/spark -am -DskipTests -Dspotless.check.skip=true
    ${MAVEN_OPTIONS[@]+"${MAVEN_OPTIONS[@]}"} process-classes)
  build
  spark_is_built && return
  need java maven
  # The time at which the build began: what is changed meanwhile is built the next time.
  touch "$stamp.new"
  run_maven "$log" "${options[@]}"
  printf '%s:%s\n' "$ROOT/$SPARK_MODULE/target/classes" "$(cat "$ROOT/$SPARK_MODULE/target/runtime.classpath")" > "$SPARK_CLASSPATH"
  mv "$stamp.new" "$stamp"
}

SPARK_MODULE=environment/spark
SPARK_CLASSPATH=$WORK/spark-classpath

# Whether what was built of it is still current.
spark_is_built() {
  local stamp=$WORK/spark-built
  [ -s "$SPARK_CLASSPATH" ] && [ -f "$stamp" ] && [ ! "$WORK/built" -nt "$stamp" ] &&
    [ -z "$(cd "$ROOT" && find "$SPARK_MODULE/pom.xml" "$SPARK_MODULE/src/main" -newer "$stamp")" ]
}

# A home for the processes that Spark starts on this machine: they take jars from it, and an installation's would be those
# of another version. Its settings count.
use_spark() {
  [ -z "${SPARK_HOME:-}" ] || [ "$SPARK_HOME" = "$WORK/spark-home" ] ||
    export SPARK_CONF_DIR=${SPARK_CONF_DIR:-$SPARK_HOME/conf}
  export SPARK_HOME=$WORK/spark-home
}

# Whether Spark's release runs on the Java that was found; Hadoop's part of it asks later ones for what they lack.
spark_knows_java() { [ "$JAVA_VERSION" -lt 24 ]; }

# Whether what was built is still current.
is_built() {
  [ -s "$WORK/classpath" ] && [ -f "$WORK/built" ] && [ "$(build_inputs)" = "$(cat "$WORK/built")" ] &&
    [ -z "$(newer_inputs "$WORK/built")" ]
}

# Compiles what changed since the last time and writes the class path. Tests and format checks are the gate's business.
build() {
  local stamp=$WORK/built log=$WORK/build.log module
  local options=(-B -DskipTests -Dspotless.check.skip=true ${MAVEN_OPTIONS[@]+"${MAVEN_OPTIONS[@]}"} process-classes)
  is_built && return
  need java maven
  { mkdir -p "$WORK" && build_inputs > "$stamp.new"; } 2> /dev/null || cannot_write "$WORK" \
    "The project is not built, or was changed or moved since, so it has to be built where it lies."
  if [ -s "$WORK/classpath" ] && [ -f "$stamp" ] && [ -n "$(LC_ALL=C comm -23 "$stamp" "$stamp.new")" ]; then
    # Maven leaves the resources of deleted files, and at times their classes.
    for module in "${MODULES[@]}"; do
      rm -rf "$ROOT/$module/target/classes"
    done
  fi
  rm -f "$stamp"
  run_maven "$log" "${options[@]}"
  write_classpath
  mv "$stamp.new" "$stamp"
}

# run_maven LOG ARGUMENT...: without a network where nothing has to be downloaded; ends where the build fails.
run_maven() {
  local log=$1
  shift
  say "Building (messages in ${log#"$ROOT"/})"
  (cd "$ROOT" && mvn -o "$@") > "$log" 2>&1 && return
  grep -q -i -e 'offline' -e 'could not be resolved' -e 'not been downloaded' "$log" || build_failed "$log"
  say "Downloading the libraries; this happens once"
  (cd "$ROOT" && mvn "$@") > "$log" 2>&1 || build_failed "$log"
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
  ! is_full "$1" || cannot_write "$1"
  grep -e ERROR "$1" | head -n 30 >&2 || tail -n 30 "$1" >&2
  die "The build failed; all of its messages are in $1"
}

# cannot_write PATH [HINT]: ends with the reason why a file or folder cannot be written.
cannot_write() {
  local reason="it may not be written"
  ! is_full "$1" || reason="the disk that holds it is full; free some space"
  die "Cannot write $1: $reason.${2:+
$2}"
}

# is_full PATH: whether the disk on which a file or folder lies, or would lie, has less than 1 MiB left.
is_full() {
  local place=$1
  while [ ! -e "$place" ]; do
    place=$(dirname "$place")
  done
  df -Pk "$place" | awk 'NR == 2 { exit !($4 < 1024) }'
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

WORK_HINT="Another folder for what the notebooks make can be named with CYTO_WORK."

# The notebooks run in the project's folder; relative folders are meant from the caller's.
keep_folders() {
  local name
  for name in CYTO_DATA CYTO_INIT CYTO_WORK CYTO_RUNS; do
    case ${!name:-} in
      '' | /*) ;;
      *) export "$name=$PWD/${!name}" ;;
    esac
  done
  OUTPUT=${CYTO_WORK:-$ROOT/target}
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

# NAME=value, in the environment of a kernel besides what all programs have.
SPEC_ENVIRONMENT=()

# write_kernelspec FOLDER DISPLAY_NAME START_SCRIPT JAVA_ARGUMENT...
write_kernelspec() {
  local folder=$1 name=$2 script=$3
  shift 3
  mkdir -p "$folder" 2> /dev/null || cannot_write "$folder" "$WORK_HINT"
  {
    echo '{'
    echo "  \"display_name\": \"$name\","
    echo '  "language": "java",'
    echo '  "interrupt_mode": "message",'
    echo '  "argv": ['
    printf '%s\n' "$JAVA" "${JVM_OPTIONS[@]}" ${JAVA_OPTIONS[@]+"${JAVA_OPTIONS[@]}"} "$@" '{connection_file}' | json_strings
    echo '  ],'
    echo '  "env": {'
    {
      echo "IJAVA_STARTUP_SCRIPT=$script"
      [ ${#JVM_ENVIRONMENT[@]} -eq 0 ] || printf '%s\n' "${JVM_ENVIRONMENT[@]}"
      [ ${#SPEC_ENVIRONMENT[@]} -eq 0 ] || printf '%s\n' "${SPEC_ENVIRONMENT[@]}"
    } | json_members
    echo '  }'
    echo '}'
  } > "$folder/kernel.json.new" && mv "$folder/kernel.json.new" "$folder/kernel.json" ||
    cannot_write "$folder/kernel.json" "$WORK_HINT"
}

# write_java_kernelspec FOLDER: the spec of this project's own kernel.
write_java_kernelspec() {
  local classpath options=()
  classpath=$(cat "$WORK/classpath")
  if spark_is_built && spark_knows_java; then
    # Spark's first: of what both use these are the versions that Spark was built with.
    classpath=$(cat "$SPARK_CLASSPATH"):$classpath
    options=("${SPARK_JVM_OPTIONS[@]}")
    use_spark
    SPEC_ENVIRONMENT=("SPARK_HOME=$SPARK_HOME")
  fi
  write_kernelspec "$1" 'Java (CytoDiffusion)' \
    'cytodiffusion.notebook.Notebook.attach(cytodiffusion.kernel.JavaKernel.instance());' \
    ${options[@]+"${options[@]}"} -cp "$classpath" cytodiffusion.kernel.Main
}

# Makes the kernel known to the Jupyter that this script starts, and to no other.
use_kernel() {
  find_java
  write_java_kernelspec "$OUTPUT/jupyter/kernels/java"
  export JUPYTER_PATH=$OUTPUT/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
}
