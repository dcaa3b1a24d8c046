"""Executes notebooks without a browser: notebooks.py FOLDER RESULTS [--compare | --keep | --record] [NAME_PREFIX...]

Leaves in RESULTS each notebook with its output, a page of it that can be read offline, and an index of the pages. What
an earlier run with another profile, dataset or range of values left there is moved to RESULTS/earlier.
With --compare the numbers found are compared with those in FOLDER/numbers (see compare.py); with --keep they are put
there. With --record they are, too, and the notebooks in FOLDER get the output, as the repository shows them;
test_notebooks.py holds them to it.
Run by environment/run, which sets up the kernel. The exit code is 0, 1 if a notebook failed or a number is not what it
should be, 2 for a wrong name, 130 if interrupted; what was computed before is kept in each case.
"""

import asyncio
import base64
import concurrent.futures
import copy
import hashlib
import html
import json
import os
import pathlib
import re
import signal
import sys
import time

import compare
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbclient.util import ensure_async
from nbconvert import HTMLExporter

# A little longer than the kernel waits for work that is saving what it has (see its class Interruption).
INTERRUPT_SECONDS = 75
STOP_SECONDS = 10
ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)
ANSI_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def main(folder, results, arguments):
    record = "--record" in arguments
    prefixes = [argument for argument in arguments if argument not in ("--compare", "--keep", "--record")]
    # Not by raising SIGINT: a program that a shell runs in the background ignores that.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    notebooks = choose(pathlib.Path(folder), prefixes)
    results = pathlib.Path(results)
    results.mkdir(parents=True, exist_ok=True)
    numbers = pathlib.Path(folder) / "numbers"
    passed = wrong = 0
    try:
        for path in notebooks:
            if run(path, results, record):
                passed += 1
                wrong += look_at_numbers(path.stem, numbers, arguments)
    except KeyboardInterrupt:
        print("Interrupted; what was computed is kept", flush=True)
        return 130
    finally:
        index = write_index(results)
        print(f"{index.resolve()}", flush=True)
    print(f"{passed} passed, {len(notebooks) - passed} failed", flush=True)
    if wrong:
        print(compare.hint(wrong), flush=True)
    return 0 if passed == len(notebooks) and not wrong else 1


def look_at_numbers(name, numbers, arguments):
    """Compares or keeps the numbers of a notebook that ran to its end, as the arguments say; how many are wrong."""
    profile = os.environ.get("CYTO_PROFILE", "")
    wrong = 0
    if "--compare" in arguments:
        wrong = compare.report(name, compare.verdicts(runs(), numbers, profile, name))
    if "--keep" in arguments or "--record" in arguments:
        compare.keep(runs(), numbers, profile, name)
    return wrong


def choose(folder, prefixes):
    """The notebooks whose names start with one of the prefixes, or all."""
    notebooks = sorted(folder.glob("*.ipynb"))
    if not prefixes:
        return notebooks
    for prefix in prefixes:
        if not any(path.name.startswith(prefix) for path in notebooks):
            known = ", ".join(path.stem for path in notebooks) or "none"
            print(f"No notebook in {folder} starts with '{prefix}'. There are: {known}", file=sys.stderr)
            sys.exit(2)
    return [path for path in notebooks if path.name.startswith(tuple(prefixes))]


def run(path, results, record):
    """Executes one notebook, writes what came of it, and returns whether all of its cells passed."""
    print(f"{path.stem} ...", flush=True)
    notebook = nbformat.read(path, as_version=4)
    clear(notebook)
    set_aside(results, path.stem)
    start = time.monotonic()
    parts = Parts()
    failure = "interrupted"
    try:
        execute(notebook, parts)
        failure = None
    except CellExecutionError:
        failure = describe_failure(notebook)
    except (DeadKernelError, RuntimeError) as error:
        failure = f"the kernel ended: {error}"
    finally:
        seconds = time.monotonic() - start
        outcome = "ok" if failure is None else "interrupted" if failure == "interrupted" else "failed"
        notebook.metadata["cytodiffusion"] = {
            "outcome": outcome,
            **kind_of_run(),
            "seconds": round(seconds, 1),
            "parts": parts.seconds(notebook),
            "sources": digest(notebook),
        }
        add_to_record(path.stem, notebook.metadata["cytodiffusion"]["parts"])
        replace(results / path.name, nbformat.writes(notebook) + "\n")
        if record and outcome == "ok":
            keep(notebook, path)
        write_page(notebook, path.stem, results)
        print(f"{path.stem}: {outcome}, {seconds:.0f} s", flush=True)
        if outcome == "failed":
            print(failure, flush=True)
    return failure is None


def clear(notebook):
    """Removes stored outputs: behind a cell that fails they would pass for this run's."""
    notebook.metadata.pop("cytodiffusion", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def kind_of_run():
    """What must be the same for one run to take the place of another; dataset and range of values where they are named."""
    return {"profile": os.environ.get("CYTO_PROFILE", ""), **named("dataset", "range")}


def named(*settings):
    """Those of the settings that the environment makes."""
    values = {name: os.environ.get(f"CYTO_{name.upper()}") for name in settings}
    return {name: value for name, value in values.items() if value}


def set_aside(results, name):
    """Keeps what a run of another kind left, for good or until the next of that kind is set aside."""
    old = results / f"{name}.ipynb"
    if not old.exists():
        return
    state = nbformat.read(old, as_version=4).metadata.get("cytodiffusion", {})
    kind = {key: state[key] for key in ("profile", "dataset", "range") if state.get(key)}
    if kind == {key: value for key, value in kind_of_run().items() if value}:
        return
    earlier = results / "earlier" / re.sub(r"[^\w.-]+", "-", "-".join(kind.values()) or "unknown")
    earlier.mkdir(parents=True, exist_ok=True)
    for file in (old, results / f"{name}.html"):
        if file.exists():
            os.replace(file, earlier / file.name)
    print(f"{name}: the page of an earlier run ({', '.join(kind.values())}) is now in {earlier}", flush=True)


class Parts:
    """What the parts of a notebook cost: the time of all cells under a heading."""

    def __init__(self):
        self.began = {}
        self.took = {}

    def begin(self, cell, cell_index):
        self.began[cell_index] = time.monotonic()

    def end(self, cell, cell_index, execute_reply):
        self.took[cell_index] = time.monotonic() - self.began[cell_index]

    def seconds(self, notebook):
        """The parts in their order, those that took next to nothing, too."""
        parts, heading = {}, "Start"
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "markdown":
                heading = next(iter(re.findall(r"(?m)^##+ +(.+?) *$", cell.source)), heading)
            elif index in self.took:
                parts[heading] = parts.get(heading, 0) + self.took[index]
        return [{"part": part, "seconds": round(seconds, 1)} for part, seconds in parts.items()]


def add_to_record(name, parts):
    """Adds what the parts cost to the record that the notebook left, if it did."""
    record = runs() / name / "record.json"
    if record.exists():
        content = json.loads(record.read_text(encoding="utf-8"))
        replace(record, json.dumps({**content, "parts": parts}, indent=2, ensure_ascii=False))


def work_folder():
    """Where everything that is made lies, as the library has it."""
    return pathlib.Path(os.environ.get("CYTO_WORK") or ROOT / "target").absolute()


def runs():
    """Where notebooks leave their records, as the library has it."""
    return pathlib.Path(os.environ.get("CYTO_RUNS") or work_folder() / "runs")


def execute(notebook, parts):
    """Executes all cells. An interrupt is passed on to the kernel, so that a training can keep what it has.

    nbclient takes SIGINT for itself when it runs in the main thread, and then kills the kernel: hence the other one.
    """
    client = NotebookClient(
        notebook,
        timeout=None,
        startup_timeout=180,
        kernel_name="java",
        record_timing=False,
        on_cell_execute=parts.begin,
        on_cell_executed=parts.end,
        resources={"metadata": {"path": "."}},
    )
    loop = asyncio.new_event_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        execution = loop.create_task(client.async_execute())
        done = pool.submit(loop.run_until_complete, execution)
        try:
            done.result()
        except KeyboardInterrupt:
            print("Waiting for the running cell to end; interrupt again to stop it at once", flush=True)
            try:
                pass_interrupt_on(client, loop, done, INTERRUPT_SECONDS)
            except KeyboardInterrupt:
                pass_interrupt_on(client, loop, done, STOP_SECONDS)
            finally:
                loop.call_soon_threadsafe(execution.cancel)
            raise


def pass_interrupt_on(client, loop, done, seconds):
    """Interrupts the running cell and waits until the execution has ended, but not for ever."""
    asyncio.run_coroutine_threadsafe(interrupt(client), loop)
    concurrent.futures.wait([done], timeout=seconds)


async def interrupt(client):
    if client.km is not None:
        await ensure_async(client.km.interrupt_kernel())


def digest(notebook):
    """What the outputs belong to: the sources of all code cells, in order."""
    sources = "\0".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return hashlib.sha256(sources.encode("utf-8")).hexdigest()


def replace(target, content):
    """Writes a file whole or not at all."""
    part = target.with_name(target.name + ".part")
    part.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    os.replace(part, target)


def keep(notebook, path):
    """Stores the output in the notebook itself, unless its code was changed meanwhile."""
    if digest(nbformat.read(path, as_version=4)) != digest(notebook):
        print(f"{path.stem}: its code was changed while it ran; the output is not stored in it", flush=True)
        return
    replace(path, nbformat.writes(shareable(notebook)) + "\n")
    keep_picture(notebook, path)


def shareable(notebook):
    """The notebook as the repository shows it: without bars of work that is over, and without this machine's folders."""
    shared = copy.deepcopy(notebook)
    for cell in shared.cells:
        if cell.cell_type == "code":
            cell.outputs = [shortened(output) for output in cell.outputs if not is_progress(output)]
    return shared


def is_progress(output):
    return "<div data-progress " in output.get("data", {}).get("text/html", "")


def shortened(output):
    """Folders are shown from the project's folder, or from the home folder as ~; the work folder as where it usually is."""
    work = work_folder()
    places = [(f"file://{work}/", "target/"), (f"{work}/", "target/")]
    places += [(f"file://{ROOT}/", ""), (f"{ROOT}/", ""), (f"{pathlib.Path.home()}/", "~/")]
    texts = [(output, "text")] + [(output.get("data", {}), kind) for kind in ("text/plain", "text/html")]
    for holder, kind in texts:
        for folder, shown in places:
            if kind in holder:
                holder[kind] = holder[kind].replace(folder, shown)
    return output


def keep_picture(notebook, path):
    """Stores the picture of the cell with the tag front-page beside the notebooks, for the README."""
    for kind, content in front_page(notebook).items():
        target = path.parent / "pictures" / f"{path.stem}.{kind}"
        target.parent.mkdir(exist_ok=True)
        replace(target, content)
        for other in target.parent.glob(f"{path.stem}.*"):
            if other != target:
                other.unlink()


def front_page(notebook):
    """The picture of the cell with the tag front-page, by the ending of its file; empty where there is none."""
    for cell in notebook.cells:
        if "front-page" in cell.metadata.get("tags", []):
            for output in cell.get("outputs", []):
                for kind in ("png", "jpeg"):
                    if f"image/{kind}" in output.get("data", {}):
                        return {kind: base64.b64decode(output.data[f"image/{kind}"])}
    return {}


def describe_failure(notebook):
    """Which cell failed, with the error as the notebook shows it, without colours."""
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                trace = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
                return f"  code cell {number}:\n" + indent(ANSI_COLOUR.sub("", trace))
    return "  a cell failed without saying why"


def indent(text):
    return "\n".join("    " + line for line in text.splitlines())


def write_page(notebook, name, results):
    """Figures need no script, and those of the template come from the network: the page is written without any."""
    page, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": name}})
    page = SCRIPT.sub("", page)
    replace(results / f"{name}.html", page.replace("</body>", f"{parts_table(notebook)}\n</body>"))


def parts_table(notebook):
    state = notebook.metadata["cytodiffusion"]
    rows = "".join(
        f"<tr><td>{html.escape(part['part'])}</td><td>{part['seconds']:.1f}</td></tr>\n" for part in state["parts"]
    )
    return (
        '<table style="margin: 2em">\n<caption>What the parts took, in seconds</caption>\n'
        f"{rows}<tr><th>all, the kernel's start included</th><th>{state['seconds']:.1f}</th></tr>\n</table>"
    )


def write_index(results):
    rows = []
    for path in sorted(results.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        state = notebook.metadata.get("cytodiffusion", {})
        rows.append(
            f'<tr><td><a href="{html.escape(path.stem)}.html">{html.escape(title(notebook, path.stem))}</a></td>'
            f"<td>{html.escape(state.get('outcome', ''))}</td><td>{state.get('seconds', '')} s</td></tr>"
        )
    index = results / "index.html"
    replace(
        index,
        '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>CytoDiffusion notebooks</title>\n'
        "<style>body { font-family: sans-serif; margin: 2em } td { padding: 0.3em 1em 0.3em 0 }</style>\n"
        "<h1>CytoDiffusion notebooks</h1>\n<table>\n" + "\n".join(rows) + "\n</table>\n</html>\n",
    )
    return index


def title(notebook, default):
    """The notebook's first heading."""
    for cell in notebook.cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else []:
            if line.startswith("# "):
                return line[2:].strip()
    return default


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
