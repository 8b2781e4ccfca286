"""How well the scores agree with what others labelled: figures with intervals, shipped and
recomputed.
"""

import gzip
import json
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.escalation.anchors import anchors, fitted, in_languages, left_of, left_out_scores
from helpers.escalation.ledger import totals
from helpers.escalation.scores import LEXICON_SHARE, meant_literally, score
from helpers.files import kit_version
from helpers.lexicon import read_lexicon

ORDER = {
    "material_conflict": 2,
    "verbal_conflict": 1,
    "neutral": 0,
    "verbal_cooperation": -1,
    "material_cooperation": -2,
}
"""CAMEO's five classes on the kit's scale."""
SETS = ("cameo_penta", "plover_gsr", "escalation_de", "unscon_sentences")
COMMAND = "python tests/benchmarks/escalation.py --data DIR --write"
_RESAMPLES = 1000  # bootstrap samples of sentences behind each interval


def shipped() -> pd.DataFrame:
    """The figures measured for this version: room, figure, set, value, low, high, n, reference,
    version …
    """
    return read_lexicon("validity")


def read_set(folder: str | Path, name: str) -> pd.DataFrame:
    """One labelled set from `folder` (NAME.jsonl.gz or NAME.jsonl) as a table; FileNotFoundError
    where it is not.
    """
    for file in (Path(folder) / f"{name}.jsonl.gz", Path(folder) / f"{name}.jsonl"):
        if file.is_file():
            content = (
                gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            )
            return pd.DataFrame(
                [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
            )
    raise FileNotFoundError(
        f"There is no {name}.jsonl.gz in {folder}. Give the folder that holds the labelled sets."
    )


def scored_set(folder: str | Path, name: str) -> pd.DataFrame:
    """A labelled set with the columns of SCORES beside its own; each text is its own document."""
    table = read_set(folder, name)
    sentences = pd.DataFrame(
        {
            "doc_id": table.id,
            "sentence_id": 0,
            "text": table.text,
            "language": table.lang.to_numpy(),
        }
    )
    scores = score(sentences).drop(columns=["doc_id", "sentence_id"])
    return pd.concat([table.drop(columns=[c for c in scores if c in table]), scores], axis=1)


def measure(folder: str | Path) -> pd.DataFrame:
    """Every figure recomputed from the sets in `folder`: the columns of `shipped`.

    Spearman's rank correlation with the experts' order, area under the curve for hostile language,
    Pearson correlation of translation pairs, share of sentences with evidence; 95 % intervals from
    1,000 bootstrap samples of sentences. A sentence without evidence stands at 0.
    """
    cameo, plover, german, council = sets = [scored_set(folder, name) for name in SETS]
    order = cameo.label.map(ORDER), -plover.goldstein_mean_2019, german.label.map(ORDER)
    rows = [
        _row("Spearman", name, _filled(table), truth, spearman)
        for name, table, truth in zip(SETS, sets, order, strict=False)
    ]
    rhetoric = _filled(council, "rhetoric")
    rows.append(_row("AUC of the rhetoric facet", SETS[-1], rhetoric, council.conflict, auc))
    rows.append(_pairs(german, cameo, plover))
    rows += [_class_row(cameo, name) for name in ORDER if (cameo.label == name).any()]
    for name, table in zip(SETS, sets, strict=True):
        rows.append(_share_row("coverage", name, table.escalation.notna()))
    return pd.DataFrame(rows)


def on_anchors(lexicon_share: float = LEXICON_SHARE) -> pd.DataFrame:
    """How well unseen anchors are placed by the lexicon, by the other anchors, and by both:
    correlation, slope, n.

    The lexicon was written without the anchors, and each anchor's own pair is left out of the
    regression, so this holds for sentences that neither has seen. `coverage` is the share of
    anchors with a counted word. Contested anchors, which have no place, are left out. A slope of 1
    means that the scores have the right size.
    """
    table = _unseen()
    known = table[table.counted]
    truth = known.score.to_numpy(float)
    rows = []
    for name, values in (
        ("lexicon", known.words.to_numpy(float)),
        ("other anchors", known.alike.to_numpy(float)),
        ("both", _both(known, lexicon_share)),
    ):
        found = _row("correlation", "anchors", values, truth, _pearson)
        interval = found["value"], found["low"], found["high"]
        slope = round(float(values @ truth / (values @ values)), 2)
        rows.append((name, *interval, slope, len(truth), table.counted.mean()))
    columns = ["evidence", "correlation", "low", "high", "slope", "n", "coverage"]
    return pd.DataFrame(rows, columns=columns)


def anchor_errors(lexicon_share: float = LEXICON_SHARE) -> pd.DataFrame:
    """Unseen anchors by event class, in order of their place: category, n, score, predicted, wrong,
    lexicon_silent.

    `predicted` is the mean of what lexicon and other anchors say together (see `on_anchors`),
    `wrong` the share of sentences on the wrong side of 0 (for classes at 0: farther from it than
    2), `lexicon_silent` the share without a counted word.
    """
    table = _unseen()
    predicted = pd.Series(_both(table, lexicon_share), table.index).where(
        table.counted, table.alike
    )
    wrong = _wrong(predicted, np.sign(table.score))
    found = table.assign(predicted=predicted, wrong=wrong, silent=~table.counted).groupby(
        "category"
    )
    return (
        found.agg(
            n=("score", "size"),
            score=("score", "mean"),
            predicted=("predicted", "mean"),
            wrong=("wrong", "mean"),
            lexicon_silent=("silent", "mean"),
        )
        .sort_values("score", ascending=False, kind="stable")
        .reset_index()
    )


def _both(table: pd.DataFrame, lexicon_share: float) -> np.ndarray:
    """The two kinds of evidence mixed as in `scores.blend`."""
    share = lexicon_share * meant_literally(table.everyday.to_numpy(), table.n_acts.to_numpy())
    return (share * table.words + (1 - share) * table.alike).to_numpy(float)


def _unseen() -> pd.DataFrame:
    """Anchors with a place, both languages: score, words (the lexicon), n_acts, alike (others),
    everyday, counted.
    """
    left_out = left_out_scores()
    texts = in_languages(anchors())
    sentences = texts.assign(doc_id=texts.language + texts.anchor, sentence_id=0)
    counted = totals(sentences)
    table = texts[["anchor", "language", "category", "score"]].assign(
        words=counted.total.to_numpy(),
        n_acts=counted.n_acts.to_numpy(),
        alike=(left_out.predicted * left_of(left_out.everyday)).to_numpy(float) * fitted().slope,
        everyday=left_out.everyday.to_numpy(float),
        counted=(counted.n_hits > 0).to_numpy(),
    )
    return table[~table.category.isin(["arms_delivery", "deterrence"])]


def spearman(values: np.ndarray, truth: np.ndarray) -> float:
    """Spearman's rank correlation, ties at their mean rank."""
    from scipy.stats import rankdata

    return _pearson(rankdata(values), rankdata(truth))


def auc(values: np.ndarray, truth: np.ndarray) -> float:
    """Probability that a positive case has the higher value, ties at one half (Mann and Whitney
    1947).
    """
    from scipy.stats import mannwhitneyu

    positive = truth == 1
    if positive.all() or not positive.any():
        return float("nan")
    above = mannwhitneyu(values[positive], values[~positive], method="asymptotic").statistic
    return float(above / (positive.sum() * (~positive).sum()))


def _class_row(table: pd.DataFrame, label: str) -> dict:
    """Share of a class on the wrong side of 0."""
    wrong = _wrong(_filled(table[table.label == label]), np.sign(ORDER[label]))
    figure = f"wrong direction, {label.replace('_', ' ')} (lower is better)"
    return _share_row(figure, "cameo_penta", wrong)


def _share_row(figure: str, name: str, holds) -> dict:
    return _row(figure, name, holds, holds, lambda values, _: values.mean())


def _wrong(values: np.ndarray, side: np.ndarray | int) -> np.ndarray:
    """Whether each value is on the wrong `side` of 0; where the side is 0, whether it is farther
    from it than 2.
    """
    return np.where(side == 0, np.abs(values) > 2, np.sign(values) == -side)


def _pairs(german: pd.DataFrame, *english: pd.DataFrame) -> dict:
    originals = pd.concat(
        [table.assign(value=_filled(table)).set_index("id").value for table in english]
    )
    known = german.assign(value=_filled(german))[german.source_id.isin(originals.index)]
    other = originals[known.source_id].to_numpy()
    return _row("correlation of translation pairs", "escalation_de", known.value, other, _pearson)


def _pearson(values: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(values, other)[0, 1])


def _filled(table: pd.DataFrame, column: str = "escalation") -> np.ndarray:
    return table[column].fillna(0.0).to_numpy(float)


def _row(figure: str, name: str, values, truth, statistic) -> dict:
    values, truth = np.asarray(values, float), np.asarray(truth, float)
    rng = np.random.default_rng(0)
    draws = rng.integers(len(values), size=(_RESAMPLES, len(values)))
    with np.errstate(invalid="ignore"):  # a sample of equal values has no correlation
        spread = [statistic(values[i], truth[i]) for i in draws]
    low, high = np.nanquantile(spread, [0.025, 0.975])
    found = {"value": statistic(values, truth), "low": low, "high": high}
    return {
        "room": "escalation",
        "figure": figure,
        "set": name,
        **{key: round(float(value), 3) for key, value in found.items()},
        "n": len(values),
        "reference": _references().get((name, figure), ""),
        "version": kit_version(),
        "command": COMMAND,
        "note": "development half: rules and constants were chosen while looking at it",
    }


@cache
def _references() -> dict[tuple[str, str], str]:
    """What other tools reach, by set and figure, as the shipped figures say."""
    table = shipped()
    return dict(zip(zip(table.set, table.figure, strict=True), table.reference, strict=True))
