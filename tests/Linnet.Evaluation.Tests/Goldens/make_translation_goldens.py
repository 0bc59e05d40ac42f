"""Writes translation.json: small cases with the scores that sacreBLEU (2.x) computes for them.

Run with any Python that has sacrebleu: python3 make_translation_goldens.py
The tests read the JSON file only; this script documents where the numbers come from.
"""
import json
import os

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

HERE = os.path.dirname(os.path.abspath(__file__))

# name, predictions, lists of references (one list a row)
CASES = [
    ("plain", ["the cat sat on the mat .", "a dog runs over the green grass ."],
     [["the cat is sitting on the mat ."], ["a brown dog runs across green grass ."]]),
    ("punctuation and entities", ["He said: &quot;It's 3,000.50 (or -5%), isn't it?&quot;", "A-B 1990-2000, e.g. 'so'; x/y.", "AT&amp;T <skipped> won!"],
     [["He said: \"It's 3,000.5 (or 5%), is it not?\""], ["A-B 1990 - 2000, i.e. 'so'; x/y..."], ["AT&T won."]]),
    ("two references", ["the house is small", "we go home now", "no"],
     [["the house is little", "this house is small"], ["now we go home", "we are going home now , friend"], ["yes", "no no"]]),
    ("short", ["yes", "ok then"], [["yes"], ["okay then"]]),
    ("nothing in common", ["alpha beta"], [["gamma delta epsilon"]]),
    ("an empty prediction", ["", "the same words here today"], [["something"], ["the same words here today"]]),
    ("german", ["Zwei junge Männer stehen im Freien, nahe am Gebüsch.", "Ein Mädchen klettert in ein Spielhaus aus Holz."],
     [["Zwei junge weiße Männer sind im Freien in der Nähe vieler Büsche."], ["Ein kleines Mädchen klettert in ein Spielhaus aus Holz."]]),
    ("chinese", ["他今天去了北京——“首都”。", "价格是12.5元,或者Ａ级。", "𠀀字很少见"],
     [["他昨天去过北京—“首都”！"], ["价格为12.5元，或者A级。"], ["𠀀字非常少见"]]),
    ("case", ["The Cat Sat On The Mat Today"], [["the cat sat on the mat today"]]),
    ("odd spaces", ["a\u00a0b  c\td\u3000e f", " lead and trail \u2003"], [["a b c d e f"], ["lead and trail"]]),
]
TOKENIZERS = ["13a", "zh", "char", "none"]


def scores(predictions, references):
    width = max(len(row) for row in references)
    streams = [[row[i] if i < len(row) else None for row in references] for i in range(width)]
    result = {}
    for tokenizer in TOKENIZERS:
        for lower in (False, True):
            bleu = BLEU(tokenize=tokenizer, lowercase=lower)
            score = bleu.corpus_score(predictions, streams)
            result[f"{tokenizer}{'-lc' if lower else ''}"] = {
                "score": score.score, "precisions": score.precisions, "counts": score.counts, "totals": score.totals,
                "bp": score.bp, "sys_len": score.sys_len, "ref_len": score.ref_len,
                "signature": str(bleu.get_signature()).rsplit("|", 1)[0],
            }
    plain = BLEU(smooth_method="none").corpus_score(predictions, streams)
    sentence = BLEU(effective_order=True)
    return {
        "bleu": result,
        "unsmoothed": plain.score,
        "sentences": [sentence.sentence_score(p, r).score for p, r in zip(predictions, references)],
        "chrf": CHRF().corpus_score(predictions, streams).score,
        "chrf++": CHRF(word_order=2).corpus_score(predictions, streams).score,
        "chrf_lc": CHRF(lowercase=True).corpus_score(predictions, streams).score,
        "chrf_sentences": [CHRF().sentence_score(p, r).score for p, r in zip(predictions, references)],
        "chrf++_sentences": [CHRF(word_order=2).sentence_score(p, r).score for p, r in zip(predictions, references)],
    }


def main():
    cases = [{"name": n, "predictions": p, "references": r, **scores(p, r)} for n, p, r in CASES]
    with open(os.path.join(HERE, "translation.json"), "w", encoding="utf-8") as out:
        json.dump(cases, out, indent=1, ensure_ascii=False)
        out.write("\n")


main()
