"""Compares what notebooks found with the numbers that the repository keeps: compare.py RUNS NUMBERS PROFILE [NOTEBOOK...]

RUNS holds a folder with record.json for each notebook that was run, NUMBERS a file PROFILE/NOTEBOOK.json for each whose
numbers are kept, and rules.json, which says how each number of a profile is compared. environment/run --compare does this after
the notebooks. The exit code is 0, or 1 if a number is not what it should be.

The rules:
  interval   both have a 95 % interval, and the interval of their difference holds zero: that of Zou and Donner (Statistics
             in Medicine 27, 1693, 2008), for proportions Newcombe's. The rule of every number that has an interval, unless
             another is given.
  equal      counts.
  rounding   what float32 determines: a relative difference of at most 1e-5.
  near       a relative difference of at most "share"; "because" says why this much.
  at most    not above "limit", whatever is kept.
  left out   not compared; "because" says why, a time for instance.
"""

import json
import math
import os
import pathlib
import sys
from typing import NamedTuple

ROUNDING = 1e-5
RULES = ("interval", "equal", "rounding", "near", "at most", "left out")


class Verdict(NamedTuple):
    """What became of one number. The text names both values and, where they differ too much, what was allowed."""

    name: str
    right: bool
    text: str


def compare(runs, numbers, profile, notebooks):
    """Prints what is wrong; returns whether every number of these notebooks is what it should be."""
    wrong = sum(report(name, verdicts(runs, numbers, profile, name)) for name in notebooks)
    if wrong:
        print(hint(wrong), flush=True)
    return wrong == 0


def hint(wrong):
    return f"{wrong} numbers are not as kept. If that is right, environment/run --keep keeps the new ones"


def verdicts(runs, numbers, profile, name):
    kept, found = numbers / profile / f"{name}.json", runs / name / "record.json"
    return judge(
        read(kept) if kept.exists() else None,
        read(found) if found.exists() else None,
        rules_of(numbers, profile, name),
        profile,
    )


def rules_of(numbers, profile, name):
    return read(numbers / "rules.json").get(profile, {}).get(name, {})


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def report(name, found):
    """Prints what is wrong and what was left out; returns how many numbers are wrong."""
    wrong = sum(not verdict.right for verdict in found)
    print(f"{name}: {len(found) - wrong} of {len(found)} numbers as kept", flush=True)
    for verdict in found:
        if verdict.text:
            print(f"  {'' if verdict.right else 'WRONG: '}{verdict.name}: {verdict.text}", flush=True)
    return wrong


def judge(kept, found, rules, profile):
    """All verdicts about one notebook; kept and found are None where there is no file."""
    if found is None:
        return [Verdict("record", False, "numbers are kept, but the notebook left no record")]
    if kept is None:
        return [Verdict("record", False, f"no numbers of the profile {profile} are kept")]
    settings = found.get("settings", {})
    for what, expected in (("profile", profile), ("dataset", kept["dataset"])):
        if settings.get(what) != expected:
            return [Verdict(what, False, f"kept for {expected}, the record is of {settings.get(what)}")]
    if wrong_layers(found):
        return [Verdict("layers", False, f"this machine computes them wrongly: {'; '.join(wrong_layers(found))}")]
    names = list(kept["metrics"]) + [name for name in found["metrics"] if name not in kept["metrics"]]
    return [judge_number(name, kept["metrics"], found["metrics"], rules.get(name)) for name in names]


def wrong_layers(record):
    """The layers behind a record that no way of computing them makes right on its machine."""
    return record.get("layers", {}).get("wrong", [])


def judge_number(name, kept, found, rule):
    if name not in found:
        return Verdict(name, False, f"kept {shown(kept[name])}, not found")
    if name not in kept:
        return Verdict(name, False, f"found {shown(found[name])}, not kept so far")
    if rule is None and has_interval(kept[name]):
        rule = {"rule": "interval"}
    if rule is None or rule.get("rule") not in RULES:
        return Verdict(name, False, "rules.json must say how it is compared: " + ", ".join(RULES))
    if rule["rule"] == "left out":
        return Verdict(name, True, f"left out: {rule['because']}")
    if not all(is_number(value) for number in (kept[name], found[name]) for value in values(number)):
        return Verdict(name, False, f"kept {shown(kept[name])}, found {shown(found[name])}: not a finite number")
    if rule["rule"] == "interval" and not (has_interval(kept[name]) and has_interval(found[name])):
        return Verdict(name, False, f"kept {shown(kept[name])}, found {shown(found[name])}: one has no interval")
    low, high = allowed(rule, kept[name], found[name])
    if low <= value_of(found[name]) <= high:
        return Verdict(name, True, "")
    text = f"kept {shown(kept[name])}, found {shown(found[name])}, allowed from {low:.6g} to {high:.6g}"
    return Verdict(name, False, f"{text} ({rule['rule']})")


def allowed(rule, kept, found):
    """From where to where the value found may lie."""
    value = value_of(kept)
    if rule["rule"] == "interval":
        # As far from the value kept as both intervals reach towards each other, added as independent errors are.
        below = math.hypot(value - kept["lower"], found["upper"] - found["value"])
        above = math.hypot(kept["upper"] - value, found["value"] - found["lower"])
        return value - below, value + above
    if rule["rule"] == "at most":
        return -math.inf, rule["limit"]
    share = {"equal": 0, "rounding": ROUNDING, "near": rule.get("share")}[rule["rule"]]
    return value - share * abs(value), value + share * abs(value)


def has_interval(number):
    return isinstance(number, dict) and "lower" in number and "upper" in number


def values(number):
    return number.values() if isinstance(number, dict) else [number]


def value_of(number):
    return number["value"] if isinstance(number, dict) else number


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def shown(number):
    if has_interval(number):
        return f"{digits(number['value'])} [{digits(number['lower'])}, {digits(number['upper'])}]"
    return digits(value_of(number))


def digits(value):
    return f"{value:.6g}" if is_number(value) else str(value)


def keep(runs, numbers, profile, name):
    """Keeps the numbers of a notebook's record, if it left one, with what they were computed by."""
    if not (runs / name / "record.json").exists():
        return
    found = read(runs / name / "record.json")
    settings = found.get("settings", {})
    if settings.get("profile") != profile:
        raise ValueError(f"The record of {name} is of the profile {settings.get('profile')}, not {profile}")
    if wrong_layers(found):
        raise ValueError(f"{name} was computed wrongly on this machine; environment/cyto doctor tells more")
    kept = {
        "profile": profile,
        "dataset": settings.get("dataset"),
        "seed": found.get("seed"),
        "versions": found.get("versions"),
        "metrics": found["metrics"],
    }
    path = numbers / profile / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(part, path)


def main(runs, numbers, profile, *notebooks):
    runs, numbers = pathlib.Path(runs), pathlib.Path(numbers)
    names = notebooks or sorted(path.stem for path in (numbers / profile).glob("*.json"))
    return 0 if compare(runs, numbers, profile, names) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
