"""The page of the Turing test, as a rater uses it. Needs: apt-get install chromium chromium-driver python3-selenium."""

import csv
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parents[5]
SNIPPET = ROOT / "environment/kernel/src/test/snippets/SmallTuringTest.java"
KERNEL = ROOT / "target/jupyter/kernels/java/kernel.json"
PATIENCE = 20
CLASS_KEYS = "1234567890"
CELLS = 20


def library(*arguments):
    """Runs the snippet with the java and the class path of the kernel, and returns what it printed."""
    command = json.loads(KERNEL.read_text())["argv"]
    command = command[: command.index("-cp") + 2]
    return subprocess.run([*command, SNIPPET, *arguments], check=True, capture_output=True, text=True).stdout


class TuringPageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="turing test ")
        cls.addClassCleanup(folder.cleanup)
        cls.written = pathlib.Path(folder.name)
        library("write", cls.written, str(CELLS // len(CLASS_KEYS)))
        with open(cls.written / "key.csv", newline="") as file:
            cls.key = list(csv.DictReader(file))

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rater ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": str(self.folder)})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.addCleanup(self.browser.quit)
        self.browser.get((self.written / "turing-test.html").as_uri())

    def tearDown(self):
        self.assertEqual([], self.browser.get_log("browser"), "the browser complained about the page")

    def element(self, name):
        return self.browser.find_element(By.ID, name)

    def text(self, name):
        return self.element(name).text

    def title(self):
        """The heading of what is shown; it has the focus, so that it is read aloud."""
        focused = self.browser.switch_to.active_element
        self.assertEqual("H2", focused.tag_name.upper())
        return focused.text

    def press(self, *keys):
        for key in keys:
            self.browser.switch_to.active_element.send_keys(key)

    def chosen(self):
        return [b.text for b in self.browser.find_elements(By.CSS_SELECTOR, ".choices button[aria-pressed=true]")]

    def begin(self, name="Ann, MD", years="12.5"):
        self.element("name").send_keys(name)
        self.element("years").send_keys(years, Keys.ENTER)

    def saved(self):
        """The answers in the file that the page saves."""
        self.element("save").click()
        WebDriverWait(self.browser, PATIENCE).until(lambda _: list(self.folder.glob("*.csv")))
        (file,) = self.folder.glob("*.csv")
        with open(file, newline="") as lines:
            return file, list(csv.DictReader(lines))

    def test_a_whole_test_by_keyboard(self):
        self.begin()
        classes = [b.text.split("\n")[1] for b in self.browser.find_elements(By.CSS_SELECTOR, "#class button")]
        given = []
        for cell in range(1, CELLS + 1):
            self.assertEqual(f"Cell {cell} of {CELLS}", self.title())
            origin, name = ("r", "s")[cell % 2], cell % len(classes)
            given.append(({"r": "real", "s": "synthetic"}[origin], classes[name]))
            # Either question can come first.
            self.press(*((origin, CLASS_KEYS[name]) if cell % 3 else (CLASS_KEYS[name], origin)))
            if cell == 7:
                self.browser.refresh()
                self.assertIn(f"7 of {CELLS}", self.text("status"))
        self.assertEqual("All cells are answered", self.title())

        # Back to the last cell and the one before it, where an answer is changed; then on again.
        self.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
        self.assertEqual(f"Cell {CELLS - 1} of {CELLS}", self.title())
        self.assertEqual(["S\nSynthetic", f"0\n{classes[9]}"], self.chosen())
        self.press("r")
        given[CELLS - 2] = ("real", given[CELLS - 2][1])
        self.assertEqual(["R\nReal", f"0\n{classes[9]}"], self.chosen())
        self.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)

        file, rows = self.saved()
        self.assertEqual("turing-test-Ann-MD.csv", file.name)
        self.assertEqual(given, [(row["answer"], row["class"]) for row in rows])
        self.assertEqual([str(n) for n in range(1, CELLS + 1)], [row["item"] for row in rows])
        self.assertEqual({("Ann, MD", "12.5", self.key[0]["test"])}, {(r["rater"], r["years"], r["test"]) for r in rows})
        self.assertTrue(all(0 <= float(row["seconds"]) < 60 for row in rows))
        self.assertEqual(file.read_text(), self.element("text").get_property("value"))

        right = sum((row["answer"] == "synthetic") == (truth["synthetic"] == "yes") for row, truth in zip(rows, self.key))
        shutil.copy(self.written / "key.csv", self.folder)
        self.assertEqual(f"Ann, MD, 12.5 years, {right} of {CELLS}\n", library("score", self.folder))

    def test_the_end_leads_to_what_is_missing(self):
        self.begin()
        for cell in range(1, CELLS + 1):
            self.press(*{3: ("r", Keys.ARROW_RIGHT), 9: (Keys.ARROW_RIGHT,)}.get(cell, ("r", "1")))
        self.assertEqual("Not all cells are answered", self.title())
        missing = self.browser.find_elements(By.CSS_SELECTOR, "#missing-cells button")
        self.assertEqual(["Cell 3 (class?)", "Cell 9"], [button.text for button in missing])

        missing[0].click()
        self.assertEqual(["R\nReal"], self.chosen())
        self.press("2")
        self.assertEqual(f"Cell 9 of {CELLS}", self.title(), "the next open cell follows")
        self.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, "s")
        self.element("finish").click()
        self.assertEqual("Not all cells are answered", self.title())
        _, rows = self.saved()
        self.assertEqual([str(n) for n in range(1, CELLS + 1) if n != 9], [row["item"] for row in rows])

    def test_answers_by_pointer_and_another_rater(self):
        self.begin()
        for choice in ("#origin button:last-child", "#class button:nth-child(4)"):
            self.browser.find_element(By.CSS_SELECTOR, choice).click()
        self.assertEqual(f"Cell 2 of {CELLS}", self.title())
        self.assertEqual(f"1 of {CELLS} answered", self.text("count"))
        self.element("finish").click()
        self.element("another").click()
        self.element("keep").click()
        self.assertEqual(f"1 of {CELLS} answered", self.text("count"))
        self.element("another").click()
        self.element("delete").click()
        self.assertEqual("", self.element("name").get_property("value"))
        self.begin("Bob", "0")
        self.assertEqual(f"0 of {CELLS} answered", self.text("count"))

    def test_keys_in_the_fields_are_text(self):
        self.begin("rs 1", "3")
        self.assertEqual("rs 1", self.text("who"))
        self.assertEqual([], self.chosen())

    def test_pictures_are_enlarged_by_whole_numbers(self):
        self.begin()
        for width in (1280, 820, 600):
            self.browser.set_window_size(width, 1000)
            WebDriverWait(self.browser, PATIENCE).until(lambda _: self.element("image").size["width"] > 0)
            size = self.element("image").size
            self.assertEqual((0, size["width"]), (size["width"] % 64, size["height"]), f"{width} pixels wide")
            body = self.browser.execute_script("return [document.body.scrollWidth, innerWidth]")
            self.assertLessEqual(*body, "the page does not fit its window")

    def test_a_browser_that_keeps_nothing_is_told_of(self):
        self.browser.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument",
            {"source": "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"},
        )
        self.browser.refresh()
        self.assertTrue(self.element("forgetful").is_displayed())
        self.begin()
        self.press("r", "1")
        self.assertEqual(f"Cell 2 of {CELLS}", self.title())


if __name__ == "__main__":
    unittest.main()
