using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Training.Tasks.Prompts;

/// <summary>The gap of a prompt as a network sees it: as many masks as a label's word has tokens, so that words of one length share a pass.</summary>
internal sealed class PromptGaps
{
    private readonly FillMaskPipeline _pipeline;
    private readonly GapEncoder _encoder;
    private readonly int[] _right;
    private readonly int[][] _words;
    private readonly int _maskId;

    internal PromptGaps(FillMaskPipeline pipeline, Prompt prompt)
    {
        _pipeline = pipeline;
        _encoder = new GapEncoder(pipeline.Encoder);
        _words = [.. prompt.Words.Select(words => _encoder.Tokens(prompt.Around("").Before, words[0]))];
        _maskId = pipeline.Encoder.Tokenizer.MaskId!.Value;
        var (ids, first) = _encoder.Masked("", prompt.Around("").After, 1);
        _right = ids[(first + 1)..];
    }

    /// <summary>The ids before the gap, room for the longest word kept.</summary>
    internal int[] Left(string before)
    {
        var (ids, first) = _encoder.Masked(before, "", _words.Max(word => word.Length) + _right.Length);
        return ids[..first];
    }

    /// <summary>The mean log probability of each label's word, <c>[rows, labels]</c>, in the current scope.</summary>
    internal Tensor Scores(IReadOnlyList<int[]> texts)
    {
        var columns = new List<int>();
        Tensor? all = null;
        foreach (var group in Enumerable.Range(0, _words.Length).GroupBy(label => _words[label].Length))
        {
            var scores = OfLength(texts, group.Key, [.. group]);
            all = all is { } before ? before.Concat(scores) : scores;
            columns.AddRange(group);
        }

        return InOrder(all!.Value, columns);
    }

    private Tensor OfLength(IReadOnlyList<int[]> texts, int masks, int[] labels)
    {
        var rows = texts.Select(left => (int[])[.. left, .. Enumerable.Repeat(_maskId, masks), .. _right]).ToArray();
        var batch = TokenBatch.FromRows(rows, _pipeline.Encoder.PadId);
        var places = IntTensor.Zeros(new Shape(texts.Count * masks));
        for (var i = 0; i < places.Count; i++) places.Data[i] = (i / masks * batch.Length) + texts[i / masks].Length + (i % masks);
        var hidden = _pipeline.Model.Hidden(batch);
        var chosen = hidden.Reshape(new Shape(batch.BatchSize * batch.Length, hidden.Shape[2])).GatherRows(places);
        var logits = _pipeline.Model.Logits(chosen).LogSoftmax();
        var vocabulary = logits.Shape[1];
        var cells = IntTensor.Zeros(new Shape(texts.Count, labels.Length, masks));
        for (var i = 0; i < cells.Count; i++)
        {
            var (row, label, mask) = (i / (labels.Length * masks), i / masks % labels.Length, i % masks);
            cells.Data[i] = (((row * masks) + mask) * vocabulary) + _words[labels[label]][mask];
        }

        return logits.Reshape(new Shape(places.Count * vocabulary, 1)).GatherRows(cells).Reshape(new Shape(texts.Count, labels.Length, masks)).Mean(2);
    }

    /// <summary>Puts the columns, which stand by the length of their words, into the order of the labels.</summary>
    private static Tensor InOrder(Tensor scores, List<int> columns)
    {
        var cells = IntTensor.Zeros(scores.Shape);
        for (var i = 0; i < cells.Count; i++) cells.Data[i] = (i / columns.Count * columns.Count) + columns.IndexOf(i % columns.Count);
        return scores.Reshape(new Shape(scores.Count, 1)).GatherRows(cells).Reshape(scores.Shape);
    }
}
