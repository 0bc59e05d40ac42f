using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>The state of a recurrent model: hidden states and cells of every layer, and where a decoder with coverage has looked.</summary>
public sealed class LstmState : DecoderState
{
    private float[]? _hidden;
    private float[]? _cell;
    private float[]? _coverage;
    private Shape _shape;
    private int _length;

    /// <inheritdoc/>
    public override int Length => _length;

    /// <summary>The states as tensors of the current scope, <c>[layers, batch, hidden]</c>; null before the first token.</summary>
    internal (Tensor? Hidden, Tensor? Cell) Open() =>
        _hidden is null || _cell is null ? (null, null) : (Tensor.From(_hidden, _shape), Tensor.From(_cell, _shape));

    /// <summary>The sum of all attention so far as a tensor of the current scope, <c>[batch, 1, keys]</c>; null where none was kept.</summary>
    internal Tensor? Coverage() => _coverage is null ? null : Tensor.From(_coverage, new Shape(_shape[1], 1, _coverage.Length / _shape[1]));

    /// <summary>Keeps the states after further tokens.</summary>
    internal void Keep(Tensor hidden, Tensor cell, int tokens, Tensor? coverage = null)
    {
        if (_hidden is not null && hidden.Shape != _shape)
            throw new ShapeException($"The state belongs to a batch of {_shape[1]} rows; received {hidden.Shape[1]}. Use a new state for another batch.");
        _shape = hidden.Shape;
        _hidden ??= new float[hidden.Count];
        _cell ??= new float[cell.Count];
        hidden.Data.CopyTo(_hidden);
        cell.Data.CopyTo(_cell);
        _coverage = coverage?.ToArray();
        _length += tokens;
    }

    /// <inheritdoc/>
    public override void Reorder(ReadOnlySpan<int> rows)
    {
        if (_hidden is null || _cell is null) return;
        var (layers, batch, size) = (_shape[0], _shape[1], _shape[2]);
        var shape = new Shape(layers, rows.Length, size);
        var (hidden, cell) = (new float[shape.Count], new float[shape.Count]);
        for (var layer = 0; layer < layers; layer++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var (from, to) = (((layer * batch) + rows[i]) * size, ((layer * rows.Length) + i) * size);
                _hidden.AsSpan(from, size).CopyTo(hidden.AsSpan(to));
                _cell.AsSpan(from, size).CopyTo(cell.AsSpan(to));
            }
        }

        if (_coverage is { } covered)
        {
            var keys = covered.Length / batch;
            _coverage = new float[rows.Length * keys];
            for (var i = 0; i < rows.Length; i++) covered.AsSpan(rows[i] * keys, keys).CopyTo(_coverage.AsSpan(i * keys));
        }

        (_hidden, _cell, _shape) = (hidden, cell, shape);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => (_hidden, _cell, _coverage) = (null, null, null);
}
