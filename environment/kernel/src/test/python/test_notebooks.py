"""The notebooks of the repository: their outputs belong to their cells, and are fit to be shown."""

import base64
import os
import pathlib
import re
import sys
import unittest
import unittest.mock

import nbformat

ROOT = pathlib.Path(__file__).resolve().parents[5]
sys.path.insert(0, str(ROOT / "environment"))
import notebooks  # noqa: E402

LARGEST_PICTURE = 150_000
LONGEST_CELL = 12
SHORTEST_QUESTION = 4
# What reads, filters, groups, fits, plots or restyles where one can see and change it.
QUESTION = re.compile(
    r"Plot\.|\.where\(|\.summarize\(|Accuracy\.|Bins\.|Psychometric\.|Confusion\.|Detection\.|getStyler\(\)"
    r"|\.sort(A|De)scendingOn\(|\.countBy\(|\.xTabCounts\(|\.joinOn\(|Table\.of\("
)
FOLDER_OF_A_MACHINE = re.compile(r"(?<![\w.~])/(home|root|Users|work|tmp|var|usr)/[\w.-]+")


class NotebooksTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.notebooks = {p.stem: nbformat.read(p, as_version=4) for p in sorted((ROOT / "notebooks").glob("*.ipynb"))}

    def recorded(self):
        for name, notebook in self.notebooks.items():
            if "cytodiffusion" in notebook.metadata:
                yield name, notebook

    def test_are_valid_and_for_the_java_kernel(self):
        for notebook in self.notebooks.values():
            nbformat.validate(notebook)
            self.assertEqual("java", notebook.metadata.kernelspec.name)

    def test_a_cell_is_short_and_has_no_magics(self):
        for name, notebook in self.notebooks.items():
            for cell in code_cells(notebook):
                self.assertLessEqual(len(cell.source.splitlines()), LONGEST_CELL, cell.source)
                self.assertNotRegex(cell.source, r"(?m)^\s*%")

    def test_questions_stand_in_the_cells(self):
        questions = {
            name: sum(
                bool(QUESTION.search(cell.source)) and len(cell.source.splitlines()) >= SHORTEST_QUESTION
                for cell in code_cells(notebook)
                if not cell.source.startswith("import ")
            )
            for name, notebook in self.notebooks.items()
        }
        self.assertGreaterEqual(sum(questions.values()), 60, questions)
        self.assertGreaterEqual(min(n for name, n in questions.items() if not name.startswith("00")), 4, questions)

    def test_exercises_have_hidden_solutions(self):
        for name, notebook in self.notebooks.items():
            solutions = [c for c in notebook.cells if c.cell_type == "markdown" and "<summary><b>Solution</b></summary>" in c.source]
            self.assertGreaterEqual(len(solutions), 0 if name.startswith("00") else 2, name)

    def test_outputs_belong_to_the_cells(self):
        for name, notebook in self.recorded():
            self.assertEqual(notebooks.digest(notebook), notebook.metadata.cytodiffusion.sources, f"{name}: run --record again")
            counts = [cell.execution_count for cell in code_cells(notebook)]
            self.assertEqual(list(range(1, len(counts) + 1)), counts)

    def test_there_are_no_outputs_without_a_record(self):
        for name, notebook in self.notebooks.items():
            if "cytodiffusion" not in notebook.metadata:
                self.assertFalse(any(cell.outputs for cell in code_cells(notebook)))

    def test_nothing_failed(self):
        for name, notebook in self.recorded():
            self.assertEqual("ok", notebook.metadata.cytodiffusion.outcome)
            self.assertFalse([o for o in outputs(notebook) if o.output_type == "error"])

    def test_pictures_are_light(self):
        for name, notebook in self.recorded():
            for output in outputs(notebook):
                for kind in ("image/png", "image/jpeg"):
                    if kind in output.get("data", {}):
                        size = len(base64.b64decode(output.data[kind]))
                        self.assertLessEqual(size, LARGEST_PICTURE, (name, output.data.get("text/plain")))

    def test_the_readme_has_the_picture_that_the_notebook_shows(self):
        for name, notebook in self.recorded():
            for kind, content in notebooks.front_page(notebook).items():
                self.assertEqual(content, (ROOT / "notebooks" / "pictures" / f"{name}.{kind}").read_bytes())
                readme = (ROOT / "README.md").read_text(encoding="utf-8")
                self.assertTrue(f"notebooks/pictures/{name}.{kind}" in readme, f"the README has no {name}.{kind}")

    def test_show_no_folder_of_the_machine_that_ran_them(self):
        for name, notebook in self.recorded():
            for output in outputs(notebook):
                texts = [output.get("text", "")] + [
                    value for kind, value in output.get("data", {}).items() if kind.startswith("text/")
                ]
                for text in texts:
                    self.assertIsNone(FOLDER_OF_A_MACHINE.search(text), (name, text[:300]))

    def test_a_work_folder_elsewhere_is_shown_as_the_usual_one(self):
        with unittest.mock.patch.dict(os.environ, CYTO_WORK="/elsewhere"):
            output = notebooks.shortened({"text": "see file:///elsewhere/runs/a.html or /elsewhere/runs/a.html"})
        self.assertEqual("see target/runs/a.html or target/runs/a.html", output["text"])


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


if __name__ == "__main__":
    unittest.main()
