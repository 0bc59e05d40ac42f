"""Writes classification.json and multilabel.json: small random cases with the metrics that scikit-learn computes for them.

Run with any Python that has scikit-learn and numpy: python3 make_goldens.py
The tests read the JSON files only; this script documents where the numbers come from.
"""
import json
import os
import warnings

import numpy as np
from sklearn import metrics as m

warnings.filterwarnings("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))


def ece(confidence, correct, bins=15):
    """Expected calibration error over equally wide bins that are open on the left."""
    edges = np.linspace(0, 1, bins + 1)
    total = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            total += inside.mean() * abs(correct[inside].mean() - confidence[inside].mean())
    return float(total)


def classification_case(name, rng, labels, rows, skew, sharpness, coarse=False):
    k = len(labels)
    weights = np.arange(1, k + 1, dtype=float) ** skew
    truth = rng.choice(k, size=rows, p=weights / weights.sum())
    logits = rng.normal(size=(rows, k))
    logits[np.arange(rows), truth] += sharpness
    if coarse:
        logits = np.round(logits)  # many ties
    p = np.exp(logits)
    p = (p / p.sum(1, keepdims=True)).astype(np.float32)
    predicted = p.argmax(1)
    present = sorted(set(truth) | set(predicted))
    expected = {
        "accuracy": m.accuracy_score(truth, predicted),
        "balanced_accuracy": m.balanced_accuracy_score(truth, predicted),
        "mcc": m.matthews_corrcoef(truth, predicted),
        "log_loss": m.log_loss(truth, p, labels=range(k)),
        "ece": ece(p.max(1).astype(float), (predicted == truth).astype(float)),
    }
    for average in ("macro", "weighted"):
        precision, recall, f1, _ = m.precision_recall_fscore_support(truth, predicted, average=average)
        expected |= {f"{average}_precision": precision, f"{average}_recall": recall, f"{average}_f1": f1}
    if k == 2:
        precision, recall, f1, _ = m.precision_recall_fscore_support(truth, predicted, average="binary")
        expected |= {"precision": precision, "recall": recall, "f1": f1}
        if len(set(truth)) == 2:
            expected["roc_auc"] = m.roc_auc_score(truth, p[:, 1])
    elif len(set(truth)) == k:
        # One against the rest, computed label by label: the multi-class shortcut insists on rows that sum to one in float64.
        areas = [m.roc_auc_score(truth == i, p[:, i]) for i in range(k)]
        expected["roc_auc"] = float(np.mean(areas))
        expected["weighted_roc_auc"] = float(np.average(areas, weights=np.bincount(truth, minlength=k)))
        if not coarse:
            expected["top_3_accuracy"] = m.top_k_accuracy_score(truth, p, k=3, labels=range(k)) if k > 3 else None
    return {
        "name": name,
        "labels": labels,
        "truth": truth.tolist(),
        "probabilities": [float(x) for x in p.reshape(-1)],
        "confusion": m.confusion_matrix(truth, predicted, labels=range(k)).tolist(),
        "expected": {key: float(value) for key, value in expected.items() if value is not None},
        "report2": m.classification_report(truth, predicted, labels=present, target_names=[labels[i] for i in present], digits=2),
        "report4": m.classification_report(truth, predicted, labels=present, target_names=[labels[i] for i in present], digits=4),
    }


def multilabel_case(name, rng, labels, rows, density):
    k = len(labels)
    truth = rng.random((rows, k)) < density
    p = np.clip(0.5 + (truth - 0.5) * 0.4 + rng.normal(scale=0.3, size=(rows, k)), 0.001, 0.999).astype(np.float32)
    predicted = p >= 0.5
    expected = {
        "accuracy": m.accuracy_score(truth, predicted),
        "hamming_loss": m.hamming_loss(truth, predicted),
        "roc_auc": m.roc_auc_score(truth, p, average="macro"),
        "log_loss": float(np.mean([m.log_loss(truth[:, i], np.stack([1 - p[:, i], p[:, i]], 1).astype(float)) for i in range(k)])),
        "samples_f1": m.f1_score(truth, predicted, average="samples"),
    }
    for average in ("micro", "macro", "weighted"):
        precision, recall, f1, _ = m.precision_recall_fscore_support(truth, predicted, average=average)
        expected |= {f"{average}_precision": precision, f"{average}_recall": recall, f"{average}_f1": f1}
    return {
        "name": name,
        "labels": labels,
        "truth": [bool(x) for x in truth.reshape(-1)],
        "probabilities": [float(x) for x in p.reshape(-1)],
        "expected": {key: float(value) for key, value in expected.items()},
        "report2": m.classification_report(truth, predicted, target_names=labels, digits=2),
    }


def main():
    rng = np.random.default_rng(7)
    cases = [
        classification_case("binary", rng, ["negative", "positive"], 60, 0.0, 0.8),
        classification_case("binary, many ties", rng, ["no", "yes"], 64, 0.0, 0.5, coarse=True),
        classification_case("four labels", rng, ["anger", "joy", "optimism", "sadness"], 80, 0.7, 1.0),
        classification_case("labels that are never predicted or never true", rng, [f"class_{i:02d}" for i in range(12)], 30, 2.5, 1.5),
        classification_case("long names", rng, ["a", "a_rather_long_name_of_a_label", "b", "c", "d", "e"], 120, 0.0, 1.2),
        classification_case("one row", rng, ["x", "y", "z"], 1, 0.0, 9.0),
        classification_case("eighths", rng, ["p", "q", "r"], 16, 0.0, 0.6),
    ]
    multi = [
        multilabel_case("three labels", rng, ["food", "price", "service"], 50, 0.4),
        multilabel_case("sparse", rng, ["a", "b", "c", "d", "e"], 60, 0.12),
    ]
    for file, content in (("classification.json", cases), ("multilabel.json", multi)):
        with open(os.path.join(HERE, file), "w", encoding="utf-8") as out:
            json.dump(content, out, indent=1)
            out.write("\n")


main()
