using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Memory;

namespace Linnet.Training.Optimizers;

/// <summary>One parameter with its part of the optimiser's state, which comes into being at its first gradient.</summary>
internal sealed class ParameterSlot(NamedParameter parameter, float decay, float rate, string[] stateNames) : IDisposable
{
    private readonly Tensor[] _state = new Tensor[stateNames.Length];
    private byte[]? _active;
    private bool _allActive;

    internal Parameter Parameter { get; } = parameter.Parameter;

    /// <summary>Weight decay of this parameter; 0 for one that does not decay.</summary>
    internal float Decay { get; } = decay;

    /// <summary>Factor on the learning rate.</summary>
    internal float Rate { get; } = rate;

    /// <summary>Full names of the state tensors, whether they exist yet or not.</summary>
    internal string[] StateNames { get; } = [.. stateNames.Select(state => $"{parameter.Name}.{state}")];

    internal bool HasState { get; private set; }

    internal IEnumerable<NamedTensor> State
    {
        get
        {
            if (!HasState) yield break;
            for (var i = 0; i < _state.Length; i++) yield return new NamedTensor(StateNames[i], _state[i]);
        }
    }

    internal unsafe float* StatePointer(int index) => index < _state.Length ? _state[index].Pointer : null;

    /// <summary>Creates the state, all zeros, where there is none yet.</summary>
    internal void EnsureState()
    {
        if (HasState) return;
        for (var i = 0; i < _state.Length; i++)
        {
            _state[i] = new Tensor(TensorCore.Create(Parameter.Shape, scopeOwned: false));
            _state[i].Data.Clear();
        }

        HasState = true;
    }

    /// <summary>
    /// Notes which rows of a table have a gradient now. A row that never had one has a state of zeros, which need not be read.
    /// </summary>
    /// <param name="touched">1 for a row with a gradient.</param>
    /// <param name="idles">Whether rows without gradient and state keep a state of zeros.</param>
    /// <returns>1 for every row whose state may differ from zero after this step.</returns>
    internal ReadOnlySpan<byte> MarkRows(ReadOnlySpan<byte> touched, bool idles)
    {
        _active ??= FindActiveRows();
        for (var row = 0; row < _active.Length; row++) _active[row] |= idles ? touched[row] : (byte)1;
        return _active;
    }

    /// <summary>Notes that every row has a gradient.</summary>
    internal void MarkAllRows()
    {
        if (_active is not null) Array.Fill(_active, (byte)1);
        else _allActive = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _active = null;
        _allActive = false;
        foreach (var tensor in _state) tensor.Dispose();
        HasState = false;
    }

    private byte[] FindActiveRows()
    {
        var active = new byte[Parameter.Shape.Rows];
        if (_allActive) Array.Fill(active, (byte)1);
        var size = Parameter.Shape.Last;
        foreach (var state in _state)
        {
            for (var row = 0; row < active.Length; row++)
            {
                if (state.Data.Slice(row * size, size).ContainsAnyExcept(0f)) active[row] = 1;
            }
        }

        return active;
    }
}
