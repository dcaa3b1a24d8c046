"""Measures the Java kernel: how long it takes to start and to answer a cell, and how much memory it holds.

Prints one JSON object. The kernel's specification has to be known to Jupyter (environment/cyto bench and
environment/test see to that through JUPYTER_PATH).
"""

import json
import pathlib
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import KernelManager

PATIENCE = 120
TRIVIAL_CELLS = 20
CHART_CELLS = 5
CHART = """
var chart = new org.knowm.xchart.XYChartBuilder().width(640).height(400).build();
chart.addSeries("squares", new double[] {1, 2, 3, 4}, new double[] {1, 4, 9, 16});
display(chart);
"""


class Kernel:
    """A kernel that runs while the with statement lasts."""

    def __enter__(self):
        self.manager = KernelManager(kernel_name="java")
        self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=PATIENCE)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code):
        """Runs a cell; returns the seconds until it was idle again, and the MIME types of what it showed."""
        start = time.perf_counter()
        request = self.client.execute(code)
        shown = set()
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] == "error":
                raise RuntimeError("\n".join(content["traceback"]))
            shown.update(content.get("data", {}))
            if content.get("execution_state") == "idle":
                return time.perf_counter() - start, shown

    def resident_mebibytes(self):
        """Memory that the process holds, or None where the system has no /proc."""
        status = pathlib.Path(f"/proc/{self.manager.provisioner.process.pid}/status")
        if not status.exists():
            return None
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return None


def measure():
    start = time.perf_counter()
    with Kernel() as kernel:
        ready = time.perf_counter() - start
        first, _ = kernel.run("1 + 1")
        trivial = [kernel.run(f"{i} + 1")[0] for i in range(TRIVIAL_CELLS)]
        first_chart, shown = kernel.run(CHART)
        if "image/png" not in shown:
            raise RuntimeError(f"The chart was shown as {sorted(shown)}, not as a picture")
        chart = [kernel.run(CHART)[0] for _ in range(CHART_CELLS)]
        return {
            "startSeconds": ready,
            "firstCellSeconds": first,
            "cellSeconds": statistics.median(trivial),
            "firstChartSeconds": first_chart,
            "chartSeconds": statistics.median(chart),
            "residentMebibytes": kernel.resident_mebibytes(),
        }


if __name__ == "__main__":
    json.dump(measure(), sys.stdout, indent=2)
    print()
