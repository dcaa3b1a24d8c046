"""The classic notebook in a real browser. Needs: apt-get install chromium chromium-driver python3-selenium."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

NOTEBOOKS = pathlib.Path(__file__).resolve().parents[1] / "notebooks"
PATIENCE = 60


class BrowserTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for notebook in NOTEBOOKS.glob("*.ipynb"):
            shutil.copy(notebook, folder.name)
        pathlib.Path(folder.name, "target").mkdir()
        self.server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "notebook", "--no-browser", "--allow-root", "--port-retries=50"],
            cwd=folder.name,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.server.stderr.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.terminate)
        self.address, self.token = self.wait_for_address()
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,1000"):
            options.add_argument(argument)
        self.browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.addCleanup(self.browser.quit)

    def wait_for_address(self):
        for line in self.server.stderr:
            found = re.search(r"(http://(?:localhost|127\.0\.0\.1):\d+)/\?token=(\w+)", line)
            if found:
                return found.groups()
        self.fail("the notebook server ended without telling its address")

    def open(self, name):
        self.browser.get(f"{self.address}/notebooks/{name}?token={self.token}")
        self.until("return Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()")

    def until(self, condition):
        """Waits until a line of JavaScript returns something true; a page that still loads has no Jupyter yet."""

        def holds(browser):
            try:
                return browser.execute_script(condition)
            except Exception:
                return None

        return WebDriverWait(self.browser, PATIENCE).until(holds)

    def until_idle(self):
        self.until("return !Jupyter.notebook.kernel_busy && document.querySelectorAll('.cell.running').length == 0")

    def test_runs_all_cells_and_shows_a_picture(self):
        self.open("good.ipynb")
        self.browser.execute_script("Jupyter.notebook.execute_all_cells()")
        self.until("return document.querySelector('.output img') && document.querySelector('.output img').width > 0")
        self.until_idle()

    def test_interrupts_and_restarts(self):
        self.open("endless.ipynb")
        self.browser.execute_script("Jupyter.notebook.execute_all_cells()")
        self.until("return document.body.innerText.includes('kept')")
        time.sleep(1)
        self.browser.execute_script("Jupyter.notebook.kernel.interrupt()")
        self.until("return document.querySelector('.output_error') !== null")
        self.assertIn("Interrupted", self.browser.find_element(By.CSS_SELECTOR, ".output_error").text)
        self.until_idle()
        self.browser.execute_script("Jupyter.notebook.kernel.restart()")
        self.until("return Jupyter.notebook.kernel.is_connected()")
        self.browser.execute_script(
            "var cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.set_text('20 + 3'); cell.execute()"
        )
        self.until("return document.querySelector('.output_result') !== null")
        self.assertIn("23", self.browser.find_element(By.CSS_SELECTOR, ".output_result").text)


if __name__ == "__main__":
    unittest.main()
