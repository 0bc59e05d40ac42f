using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Pipelines;

/// <summary>Scores words by how likely a causal language model goes on with them (Brown et al. 2020, section 2.4); what stands behind does not count.</summary>
/// <param name="pipeline">Owned from now on.</param>
internal sealed class CausalWordScorer(TextGenerationPipeline pipeline) : IWordScorer
{
    private const int RowsAtOnce = 32;

    /// <inheritdoc/>
    public double[] Score(string before, string after, IReadOnlyList<string> words)
    {
        before = before.TrimEnd();
        var start = pipeline.Encode(before);
        var scores = new double[words.Count];

        // Words of one token stand behind the same ids, which are then read once for all of them.
        var groups = words.Select((word, place) => Continuation.Of(pipeline, before, start, word, place)).GroupBy(word => string.Join(' ', word.Read)).ToArray();
        foreach (var rows in groups.Chunk(RowsAtOnce)) Score(rows, scores);
        return scores;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Remarks(Prompt prompt)
    {
        Score(prompt.Around(string.Empty).Before, string.Empty, [.. prompt.Words.SelectMany(words => words)]);
        return [];
    }

    public void Dispose() => pipeline.Dispose();

    private void Score(IGrouping<string, Continuation>[] rows, double[] scores)
    {
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([.. rows.Select(row => row.First().Read)]);
        var words = rows.SelectMany((row, number) => row.Select(word => (Word: word, Start: number * batch.Length))).ToArray();
        var places = words.SelectMany(pair => Enumerable.Range(pair.Start + pair.Word.Before - 1, pair.Word.Length)).ToArray();
        var hidden = pipeline.Model.Hidden(batch);
        var flat = hidden.Reshape(new Shape(rows.Length * batch.Length, hidden.Shape[2])).GatherRows(IntTensor.From(places, new Shape(places.Length)));
        var logits = pipeline.Model.Logits(flat).LogSoftmax();
        var (next, size) = (0, logits.Shape[1]);
        foreach (var (word, _) in words)
        {
            double sum = 0;
            foreach (var id in word.Ids.AsSpan(word.Before)) sum += logits.Data[(next++ * size) + id];
            scores[word.Place] = sum / word.Length;
        }
    }

    /// <summary>A prompt with a word behind it.</summary>
    /// <param name="Ids">All of it, as much as the model reads.</param>
    /// <param name="Before">How many of the ids are not the word's.</param>
    /// <param name="Place">Which of the words.</param>
    private sealed record Continuation(int[] Ids, int Before, int Place)
    {
        /// <summary>The ids that the model has to see, all but the last.</summary>
        internal int[] Read { get; } = Ids[..^1];

        internal int Length => Ids.Length - Before;

        internal static Continuation Of(TextGenerationPipeline pipeline, string before, int[] start, string word, int place)
        {
            var ids = pipeline.Encode(before.Length > 0 && char.IsAscii(before[^1]) ? $"{before} {word}" : before + word);
            var common = 0;
            while (common < start.Length && common < ids.Length - 1 && start[common] == ids[common]) common++;
            var most = pipeline.Model.MaxLength;
            if (ids.Length > most) (common, ids) = (common - (ids.Length - most), ids[^most..]);
            if (common < 1) throw new ConfigurationException("prompt: nothing stands before the label, or the words of labels are longer than the model reads; change the template.");
            GapEncoder.CheckKnown(pipeline.Tokenizer, word, ids[common..]);
            return new Continuation(ids, common, place);
        }
    }
}
