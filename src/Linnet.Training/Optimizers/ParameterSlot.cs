using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Memory;

namespace Linnet.Training.Optimizers;

/// <summary>One parameter with its part of the optimiser's state, which comes into being at its first gradient.</summary>
internal sealed class ParameterSlot(NamedParameter parameter, float decay, float rate, string[] stateNames) : IDisposable
{
    private readonly Tensor[] _state = new Tensor[stateNames.Length];

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

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _state) tensor.Dispose();
        HasState = false;
    }
}
