using System.Runtime.InteropServices;
using Linnet.Models.Architectures;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Generation;

/// <summary>
/// Runs the searches for several sources side by side, so that one step of the decoder serves all of them. Searches that are over are
/// left out as soon as half of the rows would be theirs.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="width">Rows of each search.</param>
/// <param name="searches">One a source.</param>
internal sealed class SearchBatch(SequenceToSequenceModel model, int width, ISequenceSearch[] searches) : IDisposable
{
    private readonly DecoderState _state = model.CreateState();
    private ISequenceSearch[] _running = searches;
    private int[] _last = [];
    private int[] _parents = [];

    /// <summary>Runs all searches to their ends.</summary>
    /// <param name="memory">The sources, a row each.</param>
    internal void Run(SourceMemory memory)
    {
        if (width > 1) memory = memory.Select([.. Enumerable.Range(0, _running.Length * width).Select(row => row / width)]);
        while (true)
        {
            Step(memory);
            var left = Array.FindAll(_running, search => !search.IsDone);
            if (left.Length == 0) return;
            if (2 * left.Length > _running.Length)
            {
                if (!IsInOrder()) _state.Reorder(_parents);
                continue;
            }

            memory = Shrink(memory, left);
        }
    }

    public void Dispose() => _state.Dispose();

    private void Step(SourceMemory memory)
    {
        Array.Resize(ref _last, _running.Length * width);
        Array.Resize(ref _parents, _running.Length * width);
        for (var row = 0; row < _last.Length; row++) _last[row] = _running[row / width].Last(row % width);
        using var scope = TensorScope.Inference();
        var probabilities = NextTokens.LogProbabilities(model, _last, memory, _state).Data;
        var size = probabilities.Length / _running.Length;
        for (var i = 0; i < _running.Length; i++)
        {
            var parents = _parents.AsSpan(i * width, width);
            if (_running[i].IsDone) parents.Clear();
            else _running[i].Advance(probabilities.Slice(i * size, size), parents);
            foreach (ref var parent in parents) parent += i * width;
        }
    }

    private bool IsInOrder()
    {
        for (var row = 0; row < _parents.Length; row++)
        {
            if (_parents[row] != row) return false;
        }

        return true;
    }

    private SourceMemory Shrink(SourceMemory memory, ISequenceSearch[] left)
    {
        var rows = new List<int>(left.Length * width);
        for (var i = 0; i < _running.Length; i++)
        {
            if (!_running[i].IsDone) rows.AddRange(_parents.AsSpan(i * width, width));
        }

        _running = left;
        var kept = CollectionsMarshal.AsSpan(rows);
        _state.Reorder(kept);
        return memory.Select(kept);
    }
}
