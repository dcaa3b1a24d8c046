"""The scripts of environment/, run as a user would run them."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

import nbformat

ROOT = pathlib.Path(__file__).resolve().parents[5]
sys.path.insert(0, str(ROOT / "environment"))
import notebooks  # noqa: E402

NOTEBOOKS = ROOT / "environment/kernel/src/test/notebooks"
PATIENCE = 120


class ScriptTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def script(self, name, *arguments, **environment):
        return subprocess.run(
            [ROOT / "environment" / name, *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def notebooks(self, *prefixes):
        return subprocess.Popen(
            [sys.executable, ROOT / "environment/notebooks.py", NOTEBOOKS, self.folder, *prefixes],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            # Tests that a shell runs in the background ignore SIGINT, which children inherit.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def outputs(self, name):
        """What the cells left, except for messages on standard error."""
        notebook = nbformat.read(self.folder / f"{name}.ipynb", as_version=4)
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        return [output for output in outputs if output.get("name") != "stderr"]

    def test_runs_the_other_notebooks_when_one_fails_and_keeps_what_it_had(self):
        process = self.notebooks("failing", "good")
        report, _ = process.communicate(timeout=PATIENCE)
        self.assertEqual(1, process.returncode)
        self.assertIn("code cell 2:\n    java.lang.ArrayIndexOutOfBoundsException", report)
        self.assertIn("good: ok", report)
        self.assertIn("1 passed, 1 failed", report)
        self.assertEqual("kept\n", self.outputs("failing")[0]["text"])
        self.assertEqual("error", self.outputs("failing")[1]["output_type"])
        self.assertIn("image/png", self.outputs("good")[0]["data"])
        index = (self.folder / "index.html").read_text()
        self.assertIn('<a href="good.html">A notebook that passes</a></td><td>ok</td>', index)
        self.assertIn("<td>failed</td>", index)

    @unittest.skipUnless(sys.platform == "linux", "elsewhere the JVM has UTF-8 names whatever the locale")
    def test_names_of_files_may_have_any_letter_whatever_the_locale(self):
        def chosen(**locale):
            unset = {name: "" for name in ("LANG", "LC_CTYPE", "LC_ALL")}
            command = ["bash", "-c", '. "$0"; printf %s "$LC_ALL"', ROOT / "environment/common.sh"]
            return subprocess.run(command, env={**os.environ, **unset, **locale}, capture_output=True, text=True).stdout

        self.assertEqual("C.UTF-8", chosen())
        self.assertEqual("C.UTF-8", chosen(LC_ALL="C", LANG="de_DE.UTF-8"))
        self.assertEqual("", chosen(LANG="de_DE.utf8"))

    def test_pages_can_be_read_without_a_network(self):
        process = self.notebooks("good")
        process.communicate(timeout=PATIENCE)
        page = (self.folder / "good.html").read_text()
        self.assertIn("data:image/png;base64,", page)
        self.assertNotIn("file://", page)
        self.assertNotIn("<script", page)
        self.assertEqual([], re.findall(r"""(?:src|href)=["']?(?:https?:)?//[^"'> ]+""", page))
        self.assertEqual([], re.findall(r"""(?:@import|url\()\s*["']?(?:https?:)?//[^"') ]+""", page))
        self.assertRegex(page, r"What the parts took, in seconds</caption>\s*<tr><td>Start</td><td>(?!0.0<)[0-9.]+</td></tr>")

    def test_a_part_takes_the_time_of_all_cells_under_its_heading(self):
        markdown, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
        notebook = nbformat.v4.new_notebook(
            cells=[markdown("# Title"), code(""), markdown("## Data\nText."), code(""), markdown("More."), code(""), code("")]
        )
        parts = notebooks.Parts()
        parts.took = {1: 0.54, 3: 10, 5: 2.5}
        self.assertEqual(
            [{"part": "Start", "seconds": 0.5}, {"part": "Data", "seconds": 12.5}], parts.seconds(notebook)
        )

    def test_a_number_that_is_not_as_kept_fails_the_run_and_can_be_kept(self):
        chosen = {"good.ipynb", "failing.ipynb"}
        shutil.copytree(NOTEBOOKS, self.folder / "notebooks", ignore=lambda _, names: set(names) - chosen)
        settings = {"profile": "smoke", "dataset": "cells"}
        rules = {"smoke": {"good": {"cells": {"rule": "equal"}}}}
        kept = self.folder / "notebooks/numbers/smoke/good.json"
        for path, content in (
            (self.folder / "notebooks/numbers/rules.json", rules),
            (kept, {"dataset": "cells", "metrics": {"cells": 2}}),
            (self.folder / "runs/good/record.json", {"settings": settings, "metrics": {"cells": 1}}),
            (self.folder / "runs/failing/record.json", {"settings": settings, "metrics": {"half": 1}}),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content))
        run = subprocess.run(
            [sys.executable, ROOT / "environment/notebooks.py", "notebooks", "pages", "--compare", "--keep", "good", "failing"],
            cwd=self.folder,
            env={**os.environ, "CYTO_PROFILE": "smoke", "CYTO_RUNS": str(self.folder / "runs")},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        self.assertIn("WRONG: cells: kept 2, found 1", run.stdout, run.stderr)
        self.assertEqual(1, run.returncode)
        self.assertEqual({"cells": 1}, json.loads(kept.read_text())["metrics"])
        self.assertFalse(kept.with_name("failing.json").exists(), "a notebook that failed has half of its numbers")
        parts = json.loads((self.folder / "runs/good/record.json").read_text())["parts"]
        self.assertEqual("Start", parts[0]["part"])

    def test_an_interrupt_keeps_what_is_done(self):
        process = self.running("endless")
        process.send_signal(signal.SIGINT)
        report, _ = process.communicate(timeout=PATIENCE)
        self.assertEqual(130, process.returncode, report)
        self.assertIn("endless: interrupted", report)
        self.assertEqual("kept\n", self.outputs("endless")[0]["text"])
        self.assertEqual("Interrupted", self.outputs("endless")[1]["ename"])

    def test_a_second_interrupt_stops_at_once(self):
        process = self.running("swallowing")
        process.send_signal(signal.SIGINT)
        self.assertIn("interrupt again", process.stdout.readline())
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        report, _ = process.communicate(timeout=30)
        self.assertEqual(130, process.returncode, report)
        self.assertEqual("kept\n", self.outputs("swallowing")[0]["text"])
        self.assertEqual("Interrupted", self.outputs("swallowing")[-1]["ename"])

    def running(self, name):
        """Runs a notebook whose last cell leaves a file before it goes on for ever, and waits for that file."""
        marker = ROOT / f"target/test-{name}-started"
        marker.unlink(missing_ok=True)
        process = self.notebooks(name)
        process.stdout.readline()
        deadline = time.monotonic() + PATIENCE
        while not marker.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        marker.unlink()
        return process

    def test_run_refuses_what_it_does_not_know(self):
        unknown = self.script("run", CYTO_PROFILE="huge")
        self.assertEqual(2, unknown.returncode)
        self.assertIn("smoke, demo or paper", unknown.stderr)
        missing = self.script("run", "no-such-notebook")
        self.assertEqual(2, missing.returncode)
        self.assertIn("No notebook", missing.stderr)

    def test_says_how_to_get_a_java_development_kit(self):
        home = self.folder / "old jdk"
        (home / "bin").mkdir(parents=True)
        java = home / "bin/java"
        java.write_text("#!/bin/sh\necho '    java.specification.version = 11' >&2\n")
        java.chmod(0o755)
        old = self.script("cyto", "--help", JAVA_HOME=str(home))
        self.assertEqual(2, old.returncode)
        self.assertIn("JDK) of version 17", old.stderr)
        self.assertIn("conda install", old.stderr)

    def test_says_what_java_says_when_it_does_not_start(self):
        heap = self.script("cyto", "info", JAVA_TOOL_OPTIONS="-Xmx8gb")
        self.assertEqual(2, heap.returncode)
        self.assertIn("Invalid maximum heap size: -Xmx8gb", heap.stderr)
        self.assertIn("JAVA_TOOL_OPTIONS=-Xmx8g)", heap.stderr)
        gone = self.script("cyto", "info", JAVA_HOME=str(self.folder / "gone"))
        self.assertEqual(2, gone.returncode)
        self.assertIn(f"JAVA_HOME is {self.folder}/gone", gone.stderr)
        self.assertIn("unset JAVA_HOME", gone.stderr)

    @unittest.skipUnless(sys.platform == "linux", "elsewhere the shell does not limit address space")
    def test_says_that_address_space_is_short(self):
        limited = subprocess.run(
            ["bash", "-c", 'ulimit -v 3000000; exec "$0" info', ROOT / "environment/cyto"],
            cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
        )
        self.assertEqual(2, limited.returncode)
        self.assertIn("2929 MiB of address space", limited.stderr)
        self.assertIn("ulimit -v unlimited", limited.stderr)

    def fake_java(self, modules):
        """A JAVA_HOME of version 17 with these modules."""
        java = self.folder / "a jre/bin/java"
        java.parent.mkdir(parents=True)
        java.write_text(
            "#!/bin/sh\ncase \"$*\" in\n*--list-modules*) printf '%s\\n' " + " ".join(modules) + " ;;\n"
            "*) echo '    java.specification.version = 17' >&2 ;;\nesac\n"
        )
        java.chmod(0o755)
        return str(java.parent.parent)

    def test_tells_a_runtime_from_a_development_kit(self):
        runtime = self.script("cyto", "info", JAVA_HOME=self.fake_java(["java.base@17", "jdk.compiler@17"]))
        self.assertEqual(2, runtime.returncode)
        self.assertIn("only a runtime (JRE): it has no jdk.jshell", runtime.stderr)

    def test_names_all_that_is_missing_at_once(self):
        missing = subprocess.run(
            ["bash", "-euc", '. "$0/environment/common.sh"; find_python() { return 1; }; may_install() { return 1; }; '
             'command() { return 1; }; JAVA_HOME=; need java maven jupyter', ROOT],
            cwd=self.folder, capture_output=True, text=True,
        )
        self.assertEqual(2, missing.returncode)
        for tool in ("A Java development kit (JDK)", "Maven 3.8.1", "Jupyter is needed"):
            self.assertIn(tool, missing.stderr)

    def test_a_later_jdk_is_told_not_to_warn_of_unsafe_memory(self):
        spec = ('find_java() { JAVA=java; JAVA_OPTIONS=("${JVM_OPTIONS_FROM_24[@]}"); }; find_java; '
                'write_kernelspec "$PWD/spec" Name script -cp x; cat spec/kernel.json')
        self.assertIn("--sun-misc-unsafe-memory-access=allow", json.loads(self.bash(spec))["argv"])

    def test_refuses_a_folder_with_a_colon(self):
        project = self.folder / "a:b"
        (project / "environment").mkdir(parents=True)
        for name in ("common.sh", "settings", "tools.sh", "cyto"):
            shutil.copy(ROOT / "environment" / name, project / "environment")
        refused = subprocess.run([project / "environment/cyto", "info"], capture_output=True, text=True)
        self.assertEqual(2, refused.returncode)
        self.assertIn(str(project), refused.stderr)
        self.assertIn("colon", refused.stderr)

    @unittest.skipUnless(sys.platform == "linux" and os.geteuid() == 0, "mounts the project read-only")
    def test_works_in_a_read_only_project_that_is_built(self):
        self.assertEqual(0, self.script("cyto", "--version").returncode)

        def read_only(command, **environment):
            script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" "$0" && cd "$0" && ' + command
            return subprocess.run(
                ["unshare", "-m", "bash", "-c", script, ROOT], env={**os.environ, **environment},
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
            )

        if read_only("true").returncode != 0:
            self.skipTest("nothing can be mounted here")
        version = read_only("environment/cyto --version")
        self.assertEqual(0, version.returncode, version.stderr)
        run = read_only("environment/run nothing", CYTO_WORK="")
        self.assertEqual(2, run.returncode)
        self.assertIn(f"Cannot write {ROOT}/target", run.stderr)
        self.assertIn("CYTO_WORK", run.stderr)
        elsewhere = read_only("environment/run nothing", CYTO_WORK=str(self.folder / "work"))
        self.assertIn("No notebook", elsewhere.stderr)
        stale = read_only("environment/cyto --version", CYTO_GPU="1")
        self.assertEqual(2, stale.returncode)
        self.assertIn("has to be built", stale.stderr)

    def test_old_outputs_do_not_stand_behind_a_failing_cell(self):
        source = self.folder / "source"
        source.mkdir()
        notebook = nbformat.read(NOTEBOOKS / "failing.ipynb", as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="of an earlier run")]
        nbformat.write(notebook, source / "failing.ipynb")
        subprocess.run([sys.executable, ROOT / "environment/notebooks.py", source, self.folder], cwd=ROOT,
                       stdout=subprocess.DEVNULL, timeout=PATIENCE)
        self.assertNotIn("earlier run", (self.folder / "failing.html").read_text())
        self.assertEqual("error", self.outputs("failing")[-1]["output_type"])

    def test_a_run_of_another_kind_sets_the_earlier_page_aside(self):
        def run(profile, **more):
            return subprocess.run(
                [sys.executable, ROOT / "environment/notebooks.py", NOTEBOOKS, self.folder, "good"], cwd=ROOT,
                env={**os.environ, "CYTO_PROFILE": profile, **more}, capture_output=True, text=True, timeout=PATIENCE,
            ).stdout

        self.assertNotIn("earlier", run("demo"))
        self.assertIn("earlier run (demo)", run("smoke"))
        self.assertNotIn("earlier", run("smoke"))
        self.assertIn("demo", (self.folder / "earlier/demo/good.html").read_text())
        self.assertIn("smoke", (self.folder / "good.html").read_text())
        self.assertIn("earlier run (smoke)", run("smoke", CYTO_RANGE="data"))
        self.assertIn("earlier run (smoke, data)", run("smoke"))

    def test_installs_the_kernel_for_the_user_only_when_told_to(self):
        self.assertEqual(0, self.script("jupyter", "--install-user", HOME=str(self.folder)).returncode)
        specs = list(self.folder.rglob("kernels/java/kernel.json"))
        self.assertEqual("message", json.loads(specs[0].read_text())["interrupt_mode"])

    def test_does_not_replace_another_java_kernel_unasked(self):
        self.assertEqual(0, self.script("jupyter", "--install-user", HOME=str(self.folder)).returncode)
        spec = next(self.folder.rglob("kernels/java/kernel.json"))
        own = spec.read_text()
        repeated = self.script("jupyter", "--install-user", HOME=str(self.folder))
        self.assertEqual(0, repeated.returncode, repeated.stderr)
        spec.write_text('{"argv": ["java"], "display_name": "Another", "language": "java"}')
        refused = self.script("jupyter", "--install-user", HOME=str(self.folder))
        self.assertEqual(2, refused.returncode)
        self.assertIn(f"another kernel named java already, in {spec.parent}", refused.stderr)
        self.assertIn("Another", spec.read_text())
        replaced = self.script("jupyter", "--install-user", "--replace", HOME=str(self.folder))
        self.assertEqual(0, replaced.returncode, replaced.stderr)
        self.assertEqual(own, spec.read_text())

    def test_takes_relative_folders_from_where_it_is_called(self):
        shown = self.bash(
            'CYTO_DATA="my cells" CYTO_MODEL=/absolute CYTO_WORK=../work; keep_folders; '
            'echo "$CYTO_DATA:$CYTO_MODEL:$CYTO_WORK:${CYTO_RUNS-unset}"'
        )
        here = self.folder.resolve()
        self.assertEqual(f"{here}/my cells:/absolute:{here}/../work:unset\n", shown)

    def test_builds_again_when_what_it_was_built_from_changed(self):
        project = self.folder / "project"
        modules = ("lib/models", "lib/core", "lib/report", "lib/notebook", "lib/cli", "environment/kernel")
        for name in ("pom.xml", "data-manifests/set.json", "lib/core/src/main/java/Deleted.java",
                     *(f"{module}/pom.xml" for module in modules),
                     *(f"{module}/src/main/java/Kept.java" for module in modules)):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).touch()
        for name in ("common.sh", "settings", "tools.sh"):
            shutil.copy(ROOT / "environment" / name, project / "environment")
        for name in modules:
            (project / name / "target/classes").mkdir(parents=True)
            (project / name / "target/runtime.classpath").touch()
        long_ago = time.time() - 3600
        for path in project.rglob("*"):
            os.utime(path, (long_ago, long_ago))

        def build(gpu="0"):
            """The arguments that Maven was called with, or the empty string."""
            return self.bash('mvn() { echo "$@"; }; find_java() { :; }; find_maven() { :; }; '
                             'build; [ ! -f "$WORK/build.log" ] || { cat "$WORK/build.log"; rm "$WORK/build.log"; }',
                             project, CYTO_GPU=gpu)

        self.assertIn("process-classes", build())
        self.assertEqual("", build(), "nothing changed")
        (project / "data-manifests/set.json").touch()
        self.assertIn("process-classes", build())
        (project / "lib/core/target/classes/Deleted.class").touch()
        (project / "lib/core/src/main/java/Deleted.java").unlink()
        self.assertIn("process-classes", build())
        self.assertFalse((project / "lib/core/target/classes/Deleted.class").exists())
        self.assertIn("-Dgpu=true", build(gpu="1"))
        self.assertEqual("", build(gpu="1"))
        self.assertNotIn("gpu", build(gpu="0"))

    def bash(self, code, project=ROOT, **environment):
        """What a piece of bash prints that uses the functions of common.sh."""
        script = '. "$1/environment/common.sh"; ' + code
        return subprocess.run(
            ["bash", "-euc", script, "bash", project],
            cwd=self.folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=True,
        ).stdout

    def test_measures_the_kernel(self):
        bench = subprocess.run(
            [sys.executable, ROOT / "environment/kernel_bench.py"],
            cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
        )
        self.assertEqual(0, bench.returncode, bench.stderr)
        figures = json.loads(bench.stdout)
        seconds = [value for name, value in figures.items() if name.endswith("Seconds")]
        self.assertEqual(5, len(seconds))
        self.assertTrue(all(0 < value < PATIENCE for value in seconds), figures)
        if sys.platform == "linux":
            self.assertGreater(figures["residentMebibytes"], 10)

    def test_says_that_there_are_no_endurance_tests(self):
        tagged = [p for p in ROOT.glob("*/**/src/test/**/*.java") if '@Tag("endurance")' in p.read_text()]
        if tagged:
            self.skipTest("there are some")
        answer = self.script("test", "--endurance")
        self.assertEqual(2, answer.returncode)
        self.assertIn("no endurance tests", answer.stderr)

    def test_writes_a_spec_for_an_installed_ijava(self):
        jar = self.folder / "ijava 1.3.0.jar"
        jar.touch()
        written = self.script(
            "jupyter", "--kernel", "ijava", "--ijava-jar", jar.name, "--install-user", HOME=str(self.folder)
        )
        self.assertEqual(0, written.returncode, written.stderr)
        spec = json.loads(next(self.folder.rglob("kernels/java/kernel.json")).read_text())
        # Last: it bundles a Gson that is older than the library's.
        self.assertTrue(spec["argv"][spec["argv"].index("-cp") + 1].endswith(":" + str(jar.resolve())))
        self.assertIn("IJava.getKernelInstance()", spec["env"]["IJAVA_STARTUP_SCRIPT"])
        absent = self.script("jupyter", "--kernel", "ijava", "--ijava-jar", "absent.jar", HOME=str(self.folder))
        self.assertEqual(2, absent.returncode)
        self.assertIn("absent.jar", absent.stderr)

    def test_runs_a_kernel_whose_jar_bundles_an_old_gson(self):
        sources = ROOT / "environment/kernel/src/test/ijava"
        classes = self.folder / "classes"
        classpath = (ROOT / "target/environment/classpath").read_text().strip()
        subprocess.run(
            ["javac", "-d", classes, "-cp", classpath, *sources.rglob("*.java")],
            check=True, capture_output=True, timeout=PATIENCE,
        )
        jar = self.folder / "ijava 1.3.0.jar"
        with zipfile.ZipFile(jar, "w") as packed:
            for file in classes.rglob("*.class"):
                packed.write(file, file.relative_to(classes))
        self.assertIn("com/google/gson/JsonParser.class", zipfile.ZipFile(jar).namelist())
        written = self.script(
            "jupyter", "--kernel", "ijava", "--ijava-jar", jar.name, "--install-user", HOME=str(self.folder)
        )
        self.assertEqual(0, written.returncode, written.stderr)
        spec = json.loads(next(self.folder.rglob("kernels/java/kernel.json")).read_text())

        def run(argv):
            return subprocess.run(
                argv, env={**os.environ, **spec["env"]}, capture_output=True, text=True, timeout=PATIENCE
            )

        kernel = run(spec["argv"])
        self.assertEqual((0, "text/html, image/png\n"), (kernel.returncode, kernel.stdout), kernel.stderr)
        first = [a.replace(f"{classpath}:{jar.resolve()}", f"{jar.resolve()}:{classpath}") for a in spec["argv"]]
        self.assertIn("NoSuchMethodError", run(first).stderr, "what comes of the other order")

    def test_specs_hold_any_path(self):
        script = (
            f'. "{ROOT}/environment/common.sh"; JAVA="/opt/a \\"quoted\\" jdk\\\\bin/java"; '
            'write_kernelspec "$1/spec" Name "run(\\"x\\");" -cp "a b:c"'
        )
        subprocess.run(["bash", "-euc", script, "bash", self.folder], check=True)
        spec = json.loads((self.folder / "spec/kernel.json").read_text())
        self.assertEqual('/opt/a "quoted" jdk\\bin/java', spec["argv"][0])
        self.assertIn("a b:c", spec["argv"])
        self.assertEqual('run("x");', spec["env"]["IJAVA_STARTUP_SCRIPT"])


if __name__ == "__main__":
    unittest.main()
