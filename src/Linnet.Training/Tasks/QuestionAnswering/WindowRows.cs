using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Tensors;
using Linnet.Training.Encoded;
using Linnet.Training.Progress;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>The windows over all training texts. A stored number is a token's id with its type above it.</summary>
internal sealed class WindowRows : IDisposable
{
    private const int TypeShift = 24;
    private const int IdMask = (1 << TypeShift) - 1;

    private readonly EncodedDataset _rows;

    private WindowRows(string folder) => _rows = new EncodedDataset(folder);

    /// <summary>Number of windows.</summary>
    internal int Count => _rows.Count;

    /// <summary>Tokens of each window.</summary>
    internal IReadOnlyList<int> Lengths => _rows.Lengths;

    /// <summary>Questions whose answer lies in no window, as one that is longer than a window.</summary>
    internal int LostCount { get; private set; }

    internal static WindowRows Encode(RunContext context, QuestionData data, AnswerEncoder encoder)
    {
        var rows = new WindowRows(context.Folder);
        try
        {
            for (var i = 0; i < data.Train.Count; i++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                rows.Add(data.Train[i], encoder);
                if (i % 64 == 0) context.Listener.Progressed(new TrainingProgress { Stage = "encoding", Done = i, Total = data.Train.Count });
            }

            rows._rows.Complete();
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Windows as a batch of the current scope, with the true places of beginning and end and 1 for places that may be one.</summary>
    internal (TokenBatch Inputs, IntTensor Starts, IntTensor Ends, bool[] MayBeAnswer) Batch(ReadOnlySpan<int> rows, int padId)
    {
        var (ids, types) = (new int[rows.Length][], new int[rows.Length][]);
        var (starts, ends) = (new int[rows.Length], new int[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            ids[i] = new int[_rows.Lengths[rows[i]]];
            _rows.ReadIds(rows[i], ids[i]);
            types[i] = Array.ConvertAll(ids[i], packed => packed >> TypeShift);
            for (var j = 0; j < ids[i].Length; j++) ids[i][j] &= IdMask;
            (starts[i], ends[i]) = (_rows.Labels(rows[i])[0], _rows.Labels(rows[i])[1]);
        }

        var batch = TokenBatch.FromRows(ids, padId, types);
        var mayBe = new bool[batch.InputIds.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            // The text without the token that ends it, and the first token, which says "not here".
            mayBe[i * batch.Length] = true;
            for (var j = _rows.PairStart(rows[i]); j < ids[i].Length - 1; j++) mayBe[(i * batch.Length) + j] = true;
        }

        var shape = new Shape(rows.Length);
        return (batch, IntTensor.From(starts, shape), IntTensor.From(ends, shape), mayBe);
    }

    public void Dispose() => _rows.Dispose();

    private void Add(SquadQuestion question, AnswerEncoder encoder)
    {
        var found = false;
        foreach (var window in encoder.Windows(new QuestionInput(question.Question, question.Context)))
        {
            var span = question.Answers.Count == 0 ? null : window.Locate(question.Answers[0].Start, question.Answers[0].Start + question.Answers[0].Text.Length);
            found |= span is not null;
            var packed = new int[window.Ids.Length];
            for (var i = 0; i < packed.Length; i++) packed[i] = window.Ids[i] | (window.Types[i] << TypeShift);
            _rows.Add(packed, window.ContextStart, [span?.First ?? 0, span?.Last ?? 0]);
        }

        if (!found && question.Answers.Count > 0) LostCount++;
    }
}
