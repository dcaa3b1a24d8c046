"""A scientist's questions of a table of predictions, each one cell, against answers found another way; and whether the
number that stands in a notebook's cell decides what its figure shows."""

import collections
import csv
import json
import pathlib
import random
import re
import struct
import tempfile
import unittest
import zlib

from test_kernel import Kernel

ROOT = pathlib.Path(__file__).resolve().parents[5]
CLASSES = ["basophil", "eosinophil", "lymphocyte", "monocyte"]
CELLS = 240

IMPORTS = """
import cytodiffusion.notebook.*;
import cytodiffusion.report.chart.*;
import cytodiffusion.report.figure.*;
import cytodiffusion.report.table.*;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import tech.tablesaw.api.*;
import static tech.tablesaw.aggregate.AggregateFunctions.*;
"""


def png(path, grey):
    """A picture of 16 x 16 grey pixels."""
    rows = b"".join(b"\0" + bytes([grey]) * 48 for _ in range(16))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def cells():
    """Predictions that are right the more often the surer they are."""
    chance = random.Random(5)
    rows = []
    for i in range(CELLS):
        label = CLASSES[i % len(CLASSES)]
        confidence = chance.random()
        right = chance.random() < 0.25 + 0.75 * confidence
        predicted = label if right else chance.choice([name for name in CLASSES if name != label])
        rows.append(
            {
                "image": f"{label}/cell{i}",
                "label": label,
                "predicted": predicted,
                "confidence": confidence,
                "trials": 20 + 10 * (i // 4 % 4),
                "evaluations": 400,
                "fold": 1 + i % 2,
                "model": "made up",
                "domain": "old stain" if i < CELLS / 2 else "new stain",
                "failure": "",
                **{f"error_{c + 1}": chance.random() for c in range(len(CLASSES))},
            }
        )
    return rows


def right(row):
    return row["label"] == row["predicted"]


def share(rows):
    rows = list(rows)
    return sum(map(right, rows)) / len(rows)


class QuestionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        work = pathlib.Path(cls.folder.name)
        cls.rows = cells()
        for row in cls.rows:
            file = work / "cells" / f"{row['image']}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            png(file, int(255 * row["confidence"]))
        cls.run_folder = work / "runs" / "questions"
        cls.kernel = Kernel(
            CYTO_DATA=str(work), CYTO_DATASET="cells", CYTO_PROFILE="smoke", CYTO_RUNS=str(work / "runs"), CYTO_WORK=str(work / "work")
        )
        cls.addClassCleanup(cls.kernel.stop)
        cls.ask(IMPORTS)
        cls.ask('var lab = Lab.open("questions");\nvar run = lab.run();\nrun.folder()')
        cls.write("predictions.csv", cls.rows)
        cls.write("predictions-classes.csv", [{"error": f"error_{c + 1}", "class": n} for c, n in enumerate(CLASSES)])
        cls.ask('var p = lab.read("predictions.csv");')

    @classmethod
    def write(cls, name, rows):
        with open(cls.run_folder / name, "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            table.writerows(rows)

    @classmethod
    def ask(cls, code):
        cell = cls.kernel.run(code)
        if cell.error:
            raise AssertionError(f"{code}\n{cell.error}")
        return cell

    def value(self, code):
        return self.ask(code).value

    def numbers(self, code):
        return json.loads(self.value(code))

    def test_how_accurate_is_one_class(self):
        found = float(self.value('Accuracy.of(p.where(p.stringColumn("label").isEqualTo("monocyte"))).value()'))

        self.assertAlmostEqual(share(r for r in self.rows if r["label"] == "monocyte"), found, 12)

    def test_what_if_two_classes_were_one(self):
        cell = self.ask(
            'var merged = Confusion.of(Confusion.merge(p, "mononuclear", "monocyte", "lymphocyte"));\n'
            'run.figure("merged", Charts.confusionMatrix("Two classes as one", merged));\n'
            "Arrays.deepToString(merged.counts())"
        )

        def name(label):
            return "mononuclear" if label in ("monocyte", "lymphocyte") else label

        counts = collections.Counter((name(r["label"]), name(r["predicted"])) for r in self.rows)
        classes = ["basophil", "eosinophil", "mononuclear"]
        self.assertEqual([[counts[a, b] for b in classes] for a in classes], json.loads(cell.value))
        self.assertTrue((self.run_folder / "figures" / "merged.png").exists())

    def test_do_fewer_bins_change_the_width(self):
        widths = self.numbers(
            'var many = Psychometric.fit(Bins.equalCount(p, "confidence", 24), 0.25);\n'
            'var few = Psychometric.fit(Bins.equalCount(p, "confidence", 12), 0.25);\n'
            "List.of(many.width().mean(), few.width().mean(), few.bins().size(), few.bins().get(0).level())"
        )

        least = sorted(r["confidence"] for r in self.rows)[: CELLS // 12]
        self.assertEqual(12, widths[2])
        self.assertAlmostEqual(sum(least) / len(least), widths[3], 12)
        self.assertLess(abs(widths[0] - widths[1]), 0.2, "the same cells, put together otherwise")
        self.assertNotEqual(widths[0], widths[1])

    def test_which_right_answers_was_it_least_sure_of(self):
        cell = self.ask(
            'var hard = p.where(p.stringColumn("label").isEqualTo(p.stringColumn("predicted"))).sortAscendingOn("confidence").first(10);\n'
            'System.out.println(String.join(";", hard.stringColumn("image")));\n'
            "lab.pictures(hard)"
        )

        expected = sorted((r for r in self.rows if right(r)), key=lambda r: r["confidence"])[:10]
        self.assertEqual([r["image"] for r in expected], cell.text("stdout").strip().split(";"))
        shown = cell.messages("execute_result")[0]["data"]
        self.assertIn("10 images", shown["text/plain"])
        self.assertTrue({"image/png", "image/jpeg"} & shown.keys())

    def test_what_is_the_area_of_another_score(self):
        found = float(
            self.value(
                'var old = BooleanColumn.create("old", p.stringColumn("domain").isEqualTo("old stain"), p.rowCount());\n'
                'Detection.auc(p.copy().addColumns(old), "old", "error_2").value()'
            )
        )

        old = [r["error_2"] for r in self.rows if r["domain"] == "old stain"]
        new = [r["error_2"] for r in self.rows if r["domain"] == "new stain"]
        pairs = sum((a < b) + 0.5 * (a == b) for a in old for b in new)
        self.assertAlmostEqual(pairs / (len(old) * len(new)), found, 12)

    def test_how_does_the_accuracy_of_a_class_depend_on_trials(self):
        found = self.numbers(
            'var t = Accuracy.by(p.where(p.stringColumn("label").isEqualTo("basophil")), "trials");\n'
            'run.figure("by-trials", Plot.lines(t, "trials", "accuracy").band("low", "high").points().chart());\n'
            't.doubleColumn("accuracy").asList()'
        )

        basophils = [r for r in self.rows if r["label"] == "basophil"]
        expected = [share(r for r in basophils if r["trials"] == trials) for trials in (20, 30, 40, 50)]
        self.assertEqual(len(expected), len(found))
        for a, b in zip(expected, found):
            self.assertAlmostEqual(a, b, 12)

    def test_which_errors_belong_to_which_domain(self):
        found = self.numbers(
            'var wrong = p.where(p.stringColumn("label").isNotEqualTo(p.stringColumn("predicted")));\n'
            'var crossed = wrong.xTabCounts("domain", "predicted");\n'
            'Stream.of("old stain", "new stain", "Total").map(d -> crossed.where(crossed.stringColumn("[labels]")'
            '.isEqualTo(d)).intColumn("monocyte").get(0)).toList()'
        )

        counts = collections.Counter(r["domain"] for r in self.rows if not right(r) and r["predicted"] == "monocyte")
        self.assertEqual([counts["old stain"], counts["new stain"], counts.total()], found)

    def test_do_my_own_labels_agree(self):
        mine = [{"image": r["image"], "mine": r["label"] if i % 3 else "monocyte"} for i, r in enumerate(self.rows[:90])]
        self.write("my-labels.csv", mine)
        found = self.numbers(
            'var joined = p.joinOn("image").inner(lab.table("my-labels.csv"));\n'
            'List.of(joined.rowCount(), joined.where(joined.stringColumn("mine").isEqualTo(joined.stringColumn("label"))).rowCount())'
        )

        agree = sum(m["mine"] == r["label"] for m, r in zip(mine, self.rows))
        self.assertEqual([90, agree], found)

    def test_can_a_chart_be_restyled_and_printed(self):
        cell = self.ask(
            'var styled = Plot.distribution(p, "confidence").histogram(8);\n'
            'styled.setTitle("Mine");\n'
            "styled.getStyler().setChartTitleVisible(true).setLegendPosition(LegendPosition.InsideNE);\n"
            "styled.getSeriesMap().values().forEach(s -> s.setLineColor(java.awt.Color.BLACK));\n"
            'run.save("mine.svg", styled);\n'
            'run.save("mine.pdf", styled);\n'
            "styled"
        )

        self.assertIn("Mine", cell.value)
        self.assertIn("<svg", (self.run_folder / "figures" / "mine.svg").read_text(encoding="utf-8"))
        self.assertEqual(b"%PDF-", (self.run_folder / "figures" / "mine.pdf").read_bytes()[:5])

    def test_are_predictions_the_same_when_they_are_read_again(self):
        same = self.value(
            'lab.write("again.csv", p);\n'
            'var again = lab.read("again.csv");\n'
            "p.columnNames().stream().allMatch(c -> p.column(c).asList().equals(again.column(c).asList()))"
        )

        self.assertEqual("true", same)
        with open(self.run_folder / "again.csv", newline="", encoding="utf-8") as file:
            for expected, found in zip(self.rows, csv.DictReader(file), strict=True):
                self.assertEqual(expected["confidence"], float(found["confidence"]), "every digit")
                self.assertEqual(expected["error_4"], float(found["error_4"]))


class NumbersInCellsTest(unittest.TestCase):
    """Cells of the notebooks, run on the same made-up predictions with other numbers."""

    @classmethod
    def setUpClass(cls):
        QuestionsTest.setUpClass.__func__(cls)
        cls.ask(
            "record Judged(double guessRate) {}\n"
            "var predictions = new Judged(0.25);\n"
            'p.addColumns(Accuracy.right(p), p.doubleColumn("confidence").copy().setName("sureness"),'
            ' p.stringColumn("domain").copy().setName("kind"), p.doubleColumn("error_1").copy().setName("gap"));'
        )

    write = classmethod(QuestionsTest.write.__func__)
    ask = classmethod(QuestionsTest.ask.__func__)

    def cell(self, notebook, declaration):
        """The code cell of a notebook that declares a number so."""
        path = next((ROOT / "notebooks").glob(f"{notebook}-*.ipynb"))
        notebook = json.loads(path.read_text(encoding="utf-8"))
        sources = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
        found = [s for s in sources if re.search(rf"^{re.escape(declaration)}", s, re.MULTILINE)]
        self.assertEqual(1, len(found), declaration)
        return found[0]

    def lengths(self, notebook, declaration, chart, other):
        """How many points the longest series of the chart has: with the notebook's number, and with another one."""
        source = self.cell(notebook, declaration)
        name = declaration.split(" = ")[0]
        for code in (source, source.replace(declaration, f"{name} = {other};")):
            self.ask(code)
            yield json.loads(
                self.ask(
                    f"{chart}.getSeriesMap().values().stream()"
                    '.map(s -> "[" + s.getYData().length + "," + Arrays.stream(s.getYData()).max().orElse(0) + "]").toList()'
                ).value
            )

    def assertChanges(self, notebook, declaration, chart, other):
        before, after = self.lengths(notebook, declaration, chart, other)
        self.assertNotEqual(before, after)
        return before, after

    def test_the_bins_of_figure_2a(self):
        before, after = self.assertChanges("03", "int ofAll = 25;", "curve", 12)

        self.assertIn(25, [length for length, _ in before])
        self.assertIn(12, [length for length, _ in after])

    def test_the_cut_of_the_confidence(self):
        before, after = self.assertChanges("03", "int cut = 25;", "binnings", 8)

        self.assertIn(8, [length for length, _ in after])

    def test_the_bins_of_a_histogram(self):
        before, after = self.assertChanges("02", "int bins = 10;", "histogram", 40)

        self.assertEqual(2 * 11, before[-2][0], "a step up and a step down at every edge")
        self.assertIn(2 * 41, [length for length, _ in after])

    def test_the_bandwidth_of_a_density(self):
        before, after = self.assertChanges("03", "double factor = 1.0;", "density", 0.3)

        self.assertGreater(max(high for _, high in after), max(high for _, high in before), "less is smoothed")

    def test_the_bandwidth_of_an_anomaly_density(self):
        before, after = self.assertChanges("04", "double fine = 0.3;", "detailed", 2.0)

        self.assertLess(max(high for _, high in after), max(high for _, high in before))


if __name__ == "__main__":
    unittest.main()
