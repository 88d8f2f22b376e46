"""An independent oracle for scoring: seeded documents, each evaluated here with exact fractions and by the library.

    scoring_oracle.py PROGRAM --seed N --documents N    compares every figure, grade and refusal of each
    scoring_oracle.py PROGRAM --seed N --only N         shows one document and what differs

PROGRAM is scoring_oracle_test. A document is made from its seed and number alone. Exits 1 at any difference, and where
the documents show too little.
"""

import argparse
import collections
import functools
import json
import multiprocessing
import subprocess
import sys

from number_oracle import MODE_NAMES
from scoring_documents import COMBINATIONS, MISTAKES, STEPS, make

CHUNK = 250
MOST_SHOWN = 10
# From so many documents on each kind is there.
ENOUGH = 10000
# Whatever the program prints of these is expected; of the others only what the model has.
MODELLED = ("parties/", "adjustments/", "knock_outs/", "payment/", "subtotal", "total", "grade", ":grades")


def printed_by(program, documents):
    """What the program prints of each. One that ends it is followed by the rest."""
    while documents:
        text = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
        ended = subprocess.run([program], input=text, capture_output=True, encoding="utf-8")
        blocks = ended.stdout.split("\n\n")[:-1]
        for block in blocks:
            lines = block.split("\n")
            if lines[0].startswith("! "):
                yield sorted(tuple(line[2:].split("\t")) for line in lines)
            else:
                yield {line[: line.index("\t")]: tuple(line.split("\t")[1:]) for line in lines}
        documents = documents[len(blocks) :]
        if documents:
            yield [(f"{program} ended with {ended.returncode}", "")]
            documents = documents[1:]


def differences(wanted, found):
    if wanted is None:  # but it must not end the program
        return [f"found {found}"] if isinstance(found, list) and " ended " in found[0][0] else []
    if not isinstance(wanted, dict) or not isinstance(found, dict):
        return [] if wanted == found else [f"expected {wanted}\n  found    {found}"]
    paths = [path for path in found if path in wanted or path.startswith(MODELLED)]
    paths += [path for path in wanted if path not in found]
    return [
        f"{path}: expected {wanted.get(path)}, found {found.get(path)}"
        for path in paths
        if wanted.get(path) != found.get(path)
    ]


# --- what the documents show ------------------------------------------------------------------------------------------

KINDS = [f"refused: {mistake.__name__}" for mistake in MISTAKES]
KINDS += [
    f"refused: {code}"
    for code in (
        "missing_fact",
        "missing_mark",
        "missing_score",
        "missing_sheet",
        "no_consensus",
        "too_few_sheets",
        "total_off_step",
    )
]
KINDS += [f"missing party: {rule}" for rule in ("hold", "zero", "renormalise", "value")]
KINDS += [f"missing sheets: {rule}" for rule in ("ignore", "zero")]
KINDS += [f"{combination} by {by}" for combination in COMBINATIONS for by in ("criterion", "sheet")]
KINDS += [f"rounds {step}" for step in STEPS] + [f"rounds {mode}" for mode in MODE_NAMES]
KINDS += [f"score: {form}" for form in ("points", "raw", "criteria", "sheets", "computed alone")]
KINDS += ["decided", "on hold", "adjusted", "knocked out", "paid", "exact total", "exact maximum only"]


def kinds_of(document, wanted):
    if wanted is None:
        return {"unstated"}
    if not isinstance(wanted, dict):
        return {f"refused: {code}" for code, _ in wanted}
    policy = document["policy"]
    schedule = policy["rounding"]
    kinds = {"decided" if wanted[":grades"][0] else "on hold"}
    kinds |= {f"rounds {step}" for step in STEPS if step in schedule}
    kinds |= {f"rounds {schedule[step]['mode']}" for step in STEPS if step in schedule}
    for party in policy["parties"]:
        score = document["scores"].get(party["id"])
        panel = party.get("panel", {})
        if score is None:
            computed = f"parties/{party['id']}/sum" in wanted
            kinds.add("score: computed alone" if computed else f"missing party: {party['missing']}")
            continue
        kinds.add("score: " + next(form for form in ("points", "raw", "criteria", "sheets") if form in score))
        if "sheets" in score:
            kinds.add(f"{panel.get('combination', 'mean')} by {panel.get('by', 'criterion')}")
            if any("missing" in sheet for sheet in score["sheets"]):
                kinds.add(f"missing sheets: {panel.get('missing', 'refuse')}")
    shown = {
        "adjusted": document.get("adjustments"),
        "knocked out": wanted[":grades"][4],
        "paid": "payment" in policy,
        "exact total": policy.get("grade_on") == "exact_total",
        "exact maximum only": schedule.get("exact_maximum_only"),
    }
    return kinds | {kind for kind, is_shown in shown.items() if is_shown}


# --- running ----------------------------------------------------------------------------------------------------------


def run(program, seed, numbers):
    """How often each kind stands in the documents of these numbers, and the differences by number."""
    made = [make(seed, i) for i in numbers]
    kinds, different = collections.Counter(), []
    for i, (document, wanted), found in zip(numbers, made, printed_by(program, [document for document, _ in made])):
        kinds.update(kinds_of(document, wanted))
        differing = differences(wanted, found)
        if differing:
            different.append((i, differing))
    return kinds, different


def show(program, seed, i):
    document, wanted = make(seed, i)
    differing = differences(wanted, next(printed_by(program, [document])))
    print(json.dumps(document, ensure_ascii=False, indent=1))
    print("\n".join(differing))
    return 1 if differing else 0


def main():
    parser = argparse.ArgumentParser(description="Compares evaluations of seeded documents with those of a model.")
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--documents", type=int, default=10000)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    if options.only is not None:
        return show(options.program, options.seed, options.only)

    print(f"scoring_oracle: seed {options.seed} documents {options.documents}")
    chunks = [range(i, min(i + CHUNK, options.documents)) for i in range(0, options.documents, CHUNK)]
    kinds, different = collections.Counter(), []
    with multiprocessing.Pool(2) as pool:
        for some_kinds, some_different in pool.imap(functools.partial(run, options.program, options.seed), chunks):
            kinds += some_kinds
            different += some_different

    for i, differing in different[:MOST_SHOWN]:
        print(f"document {i}, {len(differing)} differences: {differing[0]}")
    for kind in sorted(kinds):
        print(f"  {kind}: {kinds[kind]}")
    lacking = [kind for kind in KINDS if kind not in kinds] if options.documents >= ENOUGH else []
    if lacking:
        print("no document shows " + ", ".join(lacking))
    print(f"{options.documents} documents, {len(different)} with differences")
    return 1 if different or lacking or options.documents < 1 else 0


if __name__ == "__main__":
    sys.exit(main())
