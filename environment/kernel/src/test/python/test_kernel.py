"""The kernel as Jupyter sees it: every test talks to a running kernel through jupyter_client."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from jupyter_client.manager import KernelManager
from jupyter_client.session import Session

PATIENCE = 90
LONG = os.environ.get("CYTO_TEST_LONG") == "1"


def answers(message, request):
    """Whether a message belongs to a cell. The manager, which interrupts, numbers its requests as the client does."""
    parent = message["parent_header"]
    return parent.get("msg_id") == request and parent.get("msg_type") == "execute_request"


class Cell:
    """What a cell left: its reply and all that was shown."""

    def __init__(self):
        self.reply = None
        self.outputs = []

    def text(self, stream):
        return "".join(o["text"] for kind, o in self.outputs if kind == "stream" and o["name"] == stream)

    def messages(self, kind):
        return [content for k, content in self.outputs if k == kind]

    @property
    def value(self):
        results = self.messages("execute_result")
        return results[-1]["data"]["text/plain"] if results else None

    @property
    def error(self):
        errors = self.messages("error")
        return "\n".join(errors[-1]["traceback"]) if errors else None


class Kernel:
    """A running kernel and a client of it."""

    def __init__(self, **environment):
        self.manager = KernelManager(kernel_name="java")
        self.manager.start_kernel(
            env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def start(self, code, **options):
        return self.client.execute(code, **options)

    def finish(self, request):
        cell = Cell()
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if not answers(message, request):
                continue
            kind = message["msg_type"]
            if kind == "status" and message["content"]["execution_state"] == "idle":
                break
            cell.outputs.append((kind, message["content"]))
        while cell.reply is None:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                cell.reply = message["content"]
        return cell

    def run(self, code):
        return self.finish(self.start(code))

    def wait_for_output(self, request, text):
        """Waits until the running cell has printed text."""
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if answers(message, request) and text in message["content"].get("text", ""):
                return

    def interrupted(self, code, times=1):
        """Runs code that prints "started", interrupts it, and returns the cell and the seconds it took to end."""
        request = self.start(code)
        self.wait_for_output(request, "started")
        start = time.monotonic()
        for _ in range(times):
            self.manager.interrupt_kernel()
            time.sleep(0.2)
        cell = self.finish(request)
        return cell, time.monotonic() - start

    def pid(self):
        return self.manager.provisioner.process.pid

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


class SharedKernelTest(unittest.TestCase):
    """Tests that can share one kernel, each restoring nothing because none depends on another."""

    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.stop()

    def run_cell(self, code):
        return self.kernel.run(code)

    def test_shows_the_value_of_the_last_expression(self):
        self.assertEqual("42", self.run_cell("int answer = 6 * 7;\nanswer").value)
        self.assertEqual("[1, 2]", self.run_cell("List.of(1, 2)").value)

    def test_shows_nothing_for_void_null_and_declarations(self):
        for code in ("void nothing() {}\nnothing()", "(Object) null", "int declared = 1;", "// a comment", ""):
            with self.subTest(code):
                cell = self.run_cell(code)
                self.assertEqual("ok", cell.reply["status"])
                self.assertIsNone(cell.value)

    def test_tells_the_line_of_an_exception_and_every_cause(self):
        cell = self.run_cell(
            "int divide(int a, int b) {\n"
            "    try {\n"
            "        return a / b;\n"
            "    } catch (ArithmeticException e) {\n"
            '        throw new IllegalStateException("no quotient", e);\n'
            "    }\n"
            "}\n\n"
            "divide(1, 0)"
        )
        number = cell.reply.get("execution_count") or cell.messages("execute_input")[0]["execution_count"]
        self.assertEqual("error", cell.reply["status"])
        self.assertEqual("IllegalStateException", cell.reply["ename"])
        self.assertIn(f"divide, cell {number}, line 5", cell.error)
        self.assertIn(f"    at cell {number}, line 9", cell.error)
        self.assertIn("Caused by: java.lang.ArithmeticException: / by zero", cell.error)
        self.assertIn(f"divide, cell {number}, line 3", cell.error)
        self.assertNotIn("jdk.jshell", cell.error)

    def test_points_at_a_compilation_error(self):
        cell = self.run_cell('int fine = 1;\nint wrong = "text";')
        self.assertEqual("CompilationError", cell.reply["ename"])
        self.assertIn("line 2: incompatible types: java.lang.String cannot be converted to int", cell.error)
        self.assertIn('    int wrong = "text";\n                ^', cell.error)

    def test_names_what_a_declaration_still_misses(self):
        cell = self.run_cell("int early() { return later(); }")
        self.assertEqual("ok", cell.reply["status"])
        self.assertIn("early cannot be used until this is declared: method later()", cell.text("stderr"))
        self.assertEqual("3", self.run_cell("int later() { return 3; }\nearly()").value)

    def test_survives_errors_of_every_kind(self):
        failing = {
            "OutOfMemoryError": "new long[Integer.MAX_VALUE]",
            "StackOverflowError": "int down(int n) { return down(n + 1) + 1; }\ndown(0)",
            "AssertionError": "new Object() { public String toString() { throw new AssertionError(1); } }",
        }
        for name, code in failing.items():
            with self.subTest(name):
                cell = self.run_cell(code)
                self.assertEqual(name, cell.reply["ename"])
                self.assertLess(len(cell.error.splitlines()), 25, "long stack traces are cut")
                self.assertEqual("2", self.run_cell("1 + 1").value)

    def test_survives_a_renderer_that_throws(self):
        cell = self.run_cell(
            "record Odd(int n) {}\n"
            "cytodiffusion.kernel.JavaKernel.instance().getRenderer().createRegistration(Odd.class)\n"
            "    .preferring(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)\n"
            '    .register((odd, context) -> { throw new StackOverflowError("while rendering"); });\n'
            "new Odd(1)"
        )
        self.assertEqual("StackOverflowError", cell.reply["ename"])
        self.assertEqual("2", self.run_cell("1 + 1").value)

    def test_stops_a_busy_loop(self):
        cell, seconds = self.kernel.interrupted(
            'int kept = 1;\n{ System.out.println("started");\nwhile (true) kept = 2; }\nkept = 3;'
        )
        self.assertLess(seconds, 10)
        self.assertEqual("Interrupted", cell.reply["ename"])
        self.assertEqual("", cell.text("stderr"))
        self.assertEqual("2", self.run_cell("kept").value)
        self.assertEqual("false", self.run_cell("Thread.currentThread().isInterrupted()").value)

    def test_lets_work_that_polls_end_by_itself(self):
        cell, seconds = self.kernel.interrupted(
            'int train() { System.out.println("started");\n'
            "  while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();\n"
            '  display("a last figure"); return 7; }\n'
            "int model = train();\n"
            "int next = 8;"
        )
        self.assertLess(seconds, 3)
        self.assertEqual("Interrupted", cell.reply["ename"])
        self.assertEqual("a last figure", cell.messages("display_data")[0]["data"]["text/plain"])
        self.assertEqual("7", self.run_cell("model").value)
        self.assertEqual("CompilationError", self.run_cell("next").reply["ename"])

    def test_shows_the_value_of_work_that_ended_early(self):
        cell, _ = self.kernel.interrupted(
            "String untilAsked() {\n"
            '  System.out.println("started");\n'
            '  while (!Thread.interrupted()) Thread.onSpinWait();\n  return "half"; }\nuntilAsked()'
        )
        self.assertEqual("half", cell.messages("display_data")[0]["data"]["text/plain"])

    def test_interrupts_a_waiting_thread(self):
        cell, seconds = self.kernel.interrupted('{ System.out.println("started");\nThread.sleep(60_000); }')
        self.assertLess(seconds, 3)
        self.assertIn("line 2", cell.error)

    def test_a_second_interrupt_stops_at_once(self):
        cell, seconds = self.kernel.interrupted(
            'long turns = 0;\n{ System.out.println("started");\nwhile (true) turns++; }', times=2
        )
        self.assertLess(seconds, 3)
        self.assertEqual("Interrupted", cell.reply["ename"])

    def test_lets_work_that_saw_the_interrupt_save_what_it_has(self):
        cell, seconds = self.kernel.interrupted(
            'boolean saved = false;\n{ System.out.println("started");\n'
            "while (!Thread.interrupted()) Thread.onSpinWait();\n"
            "Thread.sleep(7_000);\nsaved = true;\nThread.currentThread().interrupt();\n"
            "Thread.onSpinWait(); }\nint next = 8;"
        )
        self.assertGreater(seconds, 6)
        self.assertEqual("Interrupted", cell.reply["ename"])
        self.assertEqual("Still finishing; interrupt again to stop at once.\n", cell.text("stderr"))
        self.assertEqual("true", self.run_cell("saved").value)
        self.assertEqual("CompilationError", self.run_cell("next").reply["ename"])

    def test_a_second_interrupt_stops_work_that_is_finishing(self):
        cell, seconds = self.kernel.interrupted(
            '{ System.out.println("started");\nwhile (true) Thread.interrupted(); }', times=2
        )
        self.assertLess(seconds, 3)
        self.assertEqual("Interrupted", cell.reply["ename"])

    @unittest.skipUnless(LONG, "takes a minute; run by environment/test --all")
    def test_does_not_wait_for_ever_for_work_that_is_finishing(self):
        cell, seconds = self.kernel.interrupted(
            '{ System.out.println("started");\n'
            "while (true) { Thread.interrupted(); java.util.concurrent.locks.LockSupport.parkNanos(50_000_000); } }"
        )
        self.assertGreater(seconds, 50)
        self.assertEqual("Interrupted", cell.reply["ename"])

    def test_an_interrupt_between_cells_does_nothing(self):
        self.kernel.manager.interrupt_kernel()
        time.sleep(0.3)
        self.assertEqual("1", self.run_cell("1").value)

    def test_does_not_run_cells_that_were_sent_along_with_a_failing_one(self):
        self.run_cell("int ran = 0;")
        failing = self.kernel.start("ran++; throw new IllegalStateException();")
        following = self.kernel.start("ran++;")
        self.kernel.finish(failing)
        self.assertEqual("Aborted", self.kernel.finish(following).reply["ename"])
        time.sleep(0.3)
        self.assertEqual("1", self.run_cell("ran").value)

    def test_prints_every_line_in_few_messages(self):
        cell = self.run_cell('for (int i = 0; i < 100_000; i++) System.out.println("line ü " + i);')
        self.assertEqual([f"line ü {i}" for i in range(100_000)], cell.text("stdout").splitlines())
        self.assertLess(len(cell.messages("stream")), 1000)

    def test_keeps_the_order_of_what_is_printed_and_shown(self):
        cell = self.run_cell('System.out.print("a");\nSystem.err.print("b");\ndisplay("c");\nSystem.out.print("d");')
        order = [o.get("text") or o["data"]["text/plain"] for kind, o in cell.outputs if kind in ("stream", "display_data")]
        self.assertEqual(["a", "b", "c", "d"], order)

    def test_shows_arrays_and_nested_collections(self):
        self.assertEqual("[1.5, 2.5]", self.run_cell("new double[] {1.5, 2.5}").value)
        self.assertEqual("[[1, 2],\n [3, 4]]", self.run_cell("new int[][] {{1, 2}, {3, 4}}").value)
        self.assertEqual("{a=[1, 2]}", self.run_cell('Map.of("a", new int[] {1, 2})').value)
        self.assertTrue(self.run_cell("new byte[1000]").value.endswith("… 900 more]"))

    def test_displays_and_updates(self):
        cell = self.run_cell('String id = display("first");\nupdateDisplay(id, "second");\nid')
        shown = cell.messages("display_data")[0]
        updated = cell.messages("update_display_data")[0]
        self.assertEqual("first", shown["data"]["text/plain"])
        self.assertEqual("second", updated["data"]["text/plain"])
        self.assertEqual(cell.value, shown["transient"]["display_id"])
        self.assertEqual(cell.value, updated["transient"]["display_id"])

    def test_displays_an_image_as_png(self):
        cell = self.run_cell("display(new java.awt.image.BufferedImage(2, 2, 1), \"image/png\");")
        self.assertIn("image/png", cell.messages("display_data")[0]["data"])

    def test_completes(self):
        code = 'int first = 1;\n"text".subSeq'
        reply = self.ask("complete", code, len(code))
        self.assertIn("subSequence(", reply["matches"])
        self.assertEqual('int first = 1;\n"text".', code[: reply["cursor_start"]])

    def test_completes_what_the_same_cell_declares(self):
        cases = {
            "var ys = new ArrayList<String>(); ys.addA": "addAll(",
            "import java.time.*;\nvar day = LocalDate.now();\nday.plusW": "plusWeeks(",
            "class Cell { int area() { return 1; } }\nCell cell = new Cell();\ncell.ar": "area()",
            "record Size(int width) {}\nSize grow(Size s) { return s; }\ngrow(new Size(1)).wid": "width()",
        }
        for code, expected in cases.items():
            with self.subTest(code):
                reply = self.ask("complete", code, len(code))
                self.assertIn(expected, reply["matches"])
                self.assertEqual(code[: reply["cursor_start"]] + expected,
                                 code[: reply["cursor_start"]] + reply["matches"][reply["matches"].index(expected)])
        self.assertEqual("CompilationError", self.run_cell("ys").reply["ename"], "nothing was run")

    def test_completes_with_what_earlier_cells_declare(self):
        self.run_cell("var fromBefore = new ArrayDeque<String>();")
        code = "int one = 1;\nfromBefore.pollL"
        self.assertIn("pollLast()", self.ask("complete", code, len(code))["matches"])

    def test_shows_what_ends_a_thread_or_a_pools_thread(self):
        cell = self.run_cell(
            "Thread t = new Thread(() -> {\n"
            '    throw new RuntimeException("in thread", new IllegalStateException("its cause")); }, "worker");\n'
            "t.start(); t.join(); 1"
        )
        self.assertEqual("1", cell.value)
        for shown in ('Exception in thread "worker"', "RuntimeException: in thread", ", line 2", "its cause"):
            self.assertIn(shown, cell.text("stderr"))
        pool = self.run_cell(
            "var pool = Executors.newFixedThreadPool(1);\nint boom() {\n    return 1 / (pool == null ? 1 : 0); }\n"
            "pool.execute(() -> boom()); pool.shutdown(); pool.awaitTermination(9, TimeUnit.SECONDS)"
        )
        self.assertEqual("true", pool.value)
        self.assertIn("ArithmeticException", pool.text("stderr"))
        self.assertRegex(pool.text("stderr"), r"at boom, cell \d+, line 3")

    def test_names_the_type_that_a_declaration_misses(self):
        self.run_cell("List<Absent> absent() { return new LinkedList<>(); }\nAbsent lost;")
        self.assertIn("absent cannot be used until this is declared: class Absent", self.run_cell("absent();").error)
        self.assertIn("lost cannot be used until this is declared: class Absent", self.run_cell("lost").error)

    def test_tells_the_line_of_an_error_while_a_value_is_shown(self):
        cell = self.run_cell(
            "class Shy {\n    public String toString() {\n"
            '        throw new IllegalStateException("boo"); } }\nnew Shy()'
        )
        self.assertEqual("IllegalStateException", cell.reply["ename"])
        self.assertRegex(cell.error, r"at Shy.toString, cell \d+, line 3")
        self.assertRegex(cell.error, r"while the value of cell \d+, line 4 was shown")

    def test_says_that_it_has_no_magics_and_runs_no_commands(self):
        cases = {
            "%maven x:y:1": "pom.xml",
            "%%time\n1 + 1": "System.nanoTime()",
            "int q = 1;\n!ls -la": 'new ProcessBuilder("ls", "-la")',
            "?q": "Shift+Tab",
        }
        for code, instead in cases.items():
            with self.subTest(code):
                error = self.run_cell(code).error
                self.assertIn("This kernel ", error)
                self.assertIn(instead, error)
        self.assertEqual("true", self.run_cell("boolean no = false;\n!no").value)
        self.assertEqual("1", self.run_cell("int rest = 7\n    % 3;\nrest").value)

    def test_tells_its_history(self):
        self.run_cell('"remembered one"')
        self.run_cell('"remembered two"')
        tail = self.ask("history", True, False, "tail", n=2)["history"]
        self.assertEqual(['"remembered one"', '"remembered two"'], [entry[2] for entry in tail])
        found = self.ask("history", True, False, "search", pattern="*ered t*", n=5)["history"]
        self.assertEqual(['"remembered two"'], [entry[2] for entry in found])
        first = tail[0][1]
        ranged = self.ask("history", True, False, "range", session=0, start=first, stop=first + 1)["history"]
        self.assertEqual(['"remembered one"'], [entry[2] for entry in ranged])

    def test_says_who_it_is(self):
        info = self.ask("kernel_info")
        self.assertEqual("cytodiffusion", info["implementation"])
        self.assertRegex(info["implementation_version"], r"^\d+\.\d+")

    def test_inspects(self):
        reply = self.ask("inspect", '"text".length()', 10)
        self.assertTrue(reply["found"])
        self.assertIn("String.length()", reply["data"]["text/plain"])

    def test_tells_complete_code_from_incomplete(self):
        self.assertEqual("complete", self.ask("is_complete", "int x = 1;\nx")["status"])
        self.assertEqual("incomplete", self.ask("is_complete", "for (int i = 0; i < 3; i++) {")["status"])
        self.assertEqual("invalid", self.ask("is_complete", "int x = 3 }")["status"])

    def ask(self, request, *arguments, **options):
        identity = getattr(self.kernel.client, request)(*arguments, **options)
        while True:
            message = self.kernel.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == identity:
                return message["content"]

    def test_drops_messages_with_a_wrong_signature(self):
        client = self.kernel.client
        honest = client.session
        client.session = Session(key=b"not the key", signature_scheme=honest.signature_scheme)
        try:
            client.shell_channel.session = client.session
            self.kernel.start("System.exit(1)")
        finally:
            client.session = honest
            client.shell_channel.session = honest
        self.assertEqual("5", self.run_cell("2 + 3").value)

    @unittest.skipUnless(sys.platform == "linux", "reads Linux's tables of open ports")
    def test_listens_on_the_loopback_address_only(self):
        inodes = set()
        for entry in pathlib.Path(f"/proc/{self.kernel.pid()}/fd").iterdir():
            target = os.readlink(entry)
            if target.startswith("socket:["):
                inodes.add(target[8:-1])
        addresses = set()
        for table in ("tcp", "tcp6"):
            for line in pathlib.Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
                fields = line.split()
                if fields[9] in inodes and fields[3] == "0A":
                    addresses.add(fields[1].split(":")[0])
        loopback = {"0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"}
        self.assertTrue(addresses)
        self.assertLessEqual(addresses, loopback)


class OwnKernelTest(unittest.TestCase):
    """Tests that start a kernel of their own."""

    def test_reports_a_failing_start_up_script_and_goes_on(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        good = pathlib.Path(folder.name, "good.jshell")
        good.write_text("int fromScript = 11;")
        bad = pathlib.Path(folder.name, "bad.jshell")
        bad.write_text("int fromBad = missing();")
        kernel = Kernel(IJAVA_STARTUP_SCRIPTS_PATH=os.pathsep.join([str(bad), str(good)]))
        self.addCleanup(kernel.stop)
        cell = kernel.run("fromScript")
        self.assertEqual("11", cell.value)
        self.assertIn("bad.jshell failed", cell.text("stderr"))
        self.assertEqual("", kernel.run("1").text("stderr"))

    def test_survives_a_full_heap(self):
        kernel = Kernel(JDK_JAVA_OPTIONS="-Xmx128m")
        self.addCleanup(kernel.stop)
        cell = kernel.run("void fill() { var hoard = new ArrayList<int[]>(); while (true) hoard.add(new int[250_000]); }\nfill()")
        self.assertEqual("OutOfMemoryError", cell.reply["ename"])
        self.assertEqual("2", kernel.run("1 + 1").value)

    def test_stops_a_cell_that_fills_the_heap_for_good(self):
        kernel = Kernel(JDK_JAVA_OPTIONS="-Xmx512m")
        self.addCleanup(kernel.stop)
        cell = kernel.run("List<Object> hoard = new ArrayList<>();\nwhile (true) hoard.add(new long[100]);")
        self.assertEqual("OutOfMemoryError", cell.reply["ename"])
        self.assertIn("restart the kernel", cell.error)
        self.assertEqual("ok", kernel.run("hoard = null;").reply["status"])
        self.assertEqual("2", kernel.run("1 + 1").value)

    @unittest.skipUnless(LONG, "fills half of the machine's memory; run by environment/test --all")
    def test_a_cell_that_fills_the_default_heap_is_answered_soon(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        start = time.monotonic()
        cell = kernel.run("List<Object> hoard = new ArrayList<>();\nwhile (true) hoard.add(new long[100]);")
        self.assertLess(time.monotonic() - start, 90)
        self.assertIn("restart the kernel", cell.error)
        self.assertEqual("2", kernel.run("1 + 1").value)

    def test_an_interrupted_training_keeps_its_model(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        cell, _ = kernel.interrupted(
            "import cytodiffusion.data.smear.*;\n"
            "import cytodiffusion.training.*;\n"
            "import cytodiffusion.progress.*;\n"
            f'var folder = java.nio.file.Path.of("{folder.name}");\n'
            'var smear = new SmearDataset(List.of("monocyte", "platelet"), 6, 1, Domain.REFERENCE, 32);\n'
            'smear.write(folder.resolve("data"), Progress.SILENT, Stop.onInterrupt());\n'
            'var plan = TrainingPlan.DEFAULT.preset("tiny").imageSize(16);\n'
            'var request = TrainingRequest.of(folder.resolve("data"), folder.resolve("model"), plan)\n'
            '    .precision("fp32").time(java.time.Duration.ofSeconds(600));\n'
            "Progress told = work -> (done, message) -> {\n"
            '    if (work.name().contains("autoencoder") && done == 2) System.out.println("started"); };\n'
            "var result = ModelTraining.run(request, Stop.onInterrupt(), told);\n"
            "int next = 8;"
        )
        self.assertEqual("Interrupted", cell.reply["ename"])
        finished = kernel.run("result.finished()")
        self.assertEqual("false", finished.value, f"{finished.error}\n{cell.error}\n{cell.text('stderr')}")
        self.assertEqual("CompilationError", kernel.run("next").reply["ename"])
        self.assertTrue(pathlib.Path(folder.name, "model/training/autoencoder-state.safetensors").exists())

    def test_reads_input_from_the_notebook(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        request = kernel.start("new Scanner(System.in).nextLine()", allow_stdin=True)
        kernel.client.get_stdin_msg(timeout=PATIENCE)
        kernel.client.input("typed")
        self.assertEqual("typed", kernel.finish(request).value)

    def test_ends_when_told_to_even_while_busy(self):
        kernel = Kernel()
        request = kernel.start('System.out.println("started");\nwhile (true) {}')
        kernel.wait_for_output(request, "started")
        process = kernel.manager.provisioner.process
        kernel.client.shutdown()
        self.assertEqual(0, process.wait(timeout=15))
        kernel.stop()

    def test_lets_a_running_cell_save_before_it_ends(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "kept")
            kernel = Kernel()
            request = kernel.start(
                '{ System.out.println("started");\nwhile (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();\n'
                f'java.nio.file.Files.writeString(java.nio.file.Path.of("{file}"), "kept"); }}'
            )
            kernel.wait_for_output(request, "started")
            process = kernel.manager.provisioner.process
            kernel.client.shutdown()
            self.assertEqual(0, process.wait(timeout=15))
            kernel.stop()
            self.assertTrue(os.path.exists(file))

    def test_ends_with_the_program_that_started_it(self):
        starter = (
            "from jupyter_client.manager import KernelManager\n"
            "m = KernelManager(kernel_name='java')\n"
            "m.start_kernel()\n"
            "c = m.client(); c.start_channels(); c.wait_for_ready(60)\n"
            "print(m.provisioner.process.pid, flush=True)\n"
            "import time; time.sleep(60)\n"
        )
        parent = subprocess.Popen([sys.executable, "-c", starter], stdout=subprocess.PIPE, text=True)
        pid = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        parent.stdout.close()
        deadline = time.monotonic() + 15
        while is_running(pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertFalse(is_running(pid))

    def test_refuses_to_listen_to_the_network(self):
        spec = KernelManager(kernel_name="java").kernel_spec
        ports = {f"{name}_port": free_port() for name in ("shell", "iopub", "stdin", "control", "hb")}
        connection = {"ip": "0.0.0.0", "transport": "tcp", "key": "k", "signature_scheme": "hmac-sha256", **ports}
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(connection, file)
            file.flush()
            command = [argument.replace("{connection_file}", file.name) for argument in spec.argv]
            ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        self.assertNotEqual(0, ended.returncode)
        self.assertIn("loopback", ended.stderr)

    @unittest.skipUnless(LONG, "takes a minute; run by environment/test --all")
    def test_starts_and_ends_fifty_times(self):
        for turn in range(50):
            with self.subTest(turn=turn):
                kernel = Kernel()
                process = kernel.manager.provisioner.process
                self.assertEqual(str(turn), kernel.run(f"{turn}").value)
                kernel.client.shutdown()
                self.assertEqual(0, process.wait(timeout=15))
                kernel.stop()

    @unittest.skipUnless(LONG, "run by environment/test --all")
    def test_two_kernels_do_not_mix(self):
        kernels = [Kernel(), Kernel()]
        for kernel in kernels:
            self.addCleanup(kernel.stop)
        requests = [kernel.start(f"int mine = {i};\nThread.sleep(1000);\nmine") for i, kernel in enumerate(kernels)]
        self.assertEqual(["0", "1"], [k.finish(r).value for k, r in zip(kernels, requests)])


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def is_running(pid):
    """Whether a process runs; one that ended and was not collected by its parent does not count."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


if __name__ == "__main__":
    unittest.main()
