namespace Linnet.Models.Pipelines;

/// <summary>Scores words by the masks that they would fill, as many as a word has tokens (Schick and Schütze 2021, section 3).</summary>
/// <param name="pipeline">The model.</param>
/// <param name="owns">Whether the model is disposed with the scorer.</param>
internal sealed class MaskedWordScorer(FillMaskPipeline pipeline, bool owns = true) : IWordScorer
{
    private readonly GapEncoder _gaps = new(pipeline.Encoder);

    /// <inheritdoc/>
    public double[] Score(string before, string after, IReadOnlyList<string> words)
    {
        var scores = new double[words.Count];
        var tokens = words.Select(word => _gaps.Tokens(before, word)).ToArray();
        foreach (var group in Enumerable.Range(0, words.Count).GroupBy(i => tokens[i].Length))
        {
            var (ids, first) = _gaps.Masked(before, after, group.Key);
            var rows = pipeline.LogProbabilities(ids, [.. Enumerable.Range(first, group.Key)]);
            foreach (var i in group) scores[i] = tokens[i].Select((token, place) => (double)rows[place][token]).Average();
        }

        return scores;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Remarks(Prompt prompt)
    {
        var before = prompt.Around(string.Empty).Before;
        foreach (var word in prompt.Words.SelectMany(words => words))
        {
            if (_gaps.Tokens(before, word) is { Length: > 1 } ids)
                yield return $"prompt.verbalizer: '{word}' is not one token but {ids.Length} ({GapEncoder.Pieces(pipeline.Encoder.Tokenizer, ids)}), which count by their mean; a word of one token is surer";
        }
    }

    public void Dispose()
    {
        if (owns) pipeline.Dispose();
    }
}
