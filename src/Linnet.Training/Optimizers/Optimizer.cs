using System.Runtime.InteropServices;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Training.Optimizers;

/// <summary>
/// Turns gradients into new parameter values. A step measures the norm of all gradients, scales them down where a limit is set,
/// and updates every parameter that has a gradient in one fused pass; it allocates nothing and gives the same bits whatever
/// the number of threads.
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new AdamW(model.NamedParameters(), new AdamOptions { LearningRate = 5e-4f, MaxGradientNorm = 1 });
/// using (TensorScope.Training(seed: step)) model.Forward(batch).CrossEntropy(labels).Backward();
/// optimizer.Step(schedule(step));
/// optimizer.ZeroGrad();
/// </code>
/// </example>
public abstract class Optimizer : IDisposable
{
    private readonly List<ParameterSlot> _slots = [];
    private readonly UpdateBlocks _blocks = new();

    /// <summary>Takes the parameters in; one that occurs under two names (tied weights) counts once.</summary>
    private protected Optimizer(IEnumerable<NamedParameter> parameters, OptimizerOptions options, params string[] stateNames)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
        foreach (var parameter in parameters)
        {
            if (!seen.Add(parameter.Parameter)) continue;
            var decays = options.DecayVectors || parameter.Parameter.Shape.Rank > 1;
            var rate = options.LearningRateFactor?.Invoke(parameter) ?? 1f;
            _slots.Add(new ParameterSlot(parameter, decays ? options.WeightDecay : 0, rate, stateNames));
        }
    }

    /// <summary>The settings.</summary>
    public OptimizerOptions Options { get; }

    /// <summary>Number of steps taken so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>The state that a checkpoint must keep beside <see cref="StepCount"/>, in fixed order.</summary>
    public IEnumerable<NamedTensor> State => _slots.SelectMany(slot => slot.State);

    /// <summary>Takes one step; parameters without a gradient stay as they are.</summary>
    /// <param name="learningRateFactor">What the schedule says for this step; at least 0.</param>
    /// <returns>The gradients' norm and what became of it; where it is not finite nothing has changed.</returns>
    public StepReport Step(float learningRateFactor = 1f)
    {
        _blocks.Collect(CollectionsMarshal.AsSpan(_slots), DecayIsDecoupled || Options.WeightDecay == 0);
        var norm = _blocks.GradientNorm();
        if (!double.IsFinite(norm)) return new StepReport(norm, 1f, IsApplied: false);
        var limit = Options.MaxGradientNorm;
        var clip = limit > 0 && norm > limit ? (float)(limit / norm) : 1f;
        StepCount++;
        Update(_blocks, Options.LearningRate * learningRateFactor, clip);
        foreach (var slot in _slots)
        {
            if (slot.Parameter.Value.HasGrad) slot.Parameter.Touch();
        }

        return new StepReport(norm, clip, IsApplied: true);
    }

    /// <summary>Forgets all gradients; their memory stays for the next step.</summary>
    public void ZeroGrad()
    {
        foreach (var slot in _slots) slot.Parameter.Value.ZeroGrad();
    }

    /// <summary>Goes on where a checkpoint was made.</summary>
    /// <param name="stepCount">The checkpoint's <see cref="StepCount"/>.</param>
    /// <param name="state">The values of its <see cref="State"/> by name.</param>
    /// <exception cref="ConfigurationException">A tensor is unknown, lacks its partner, or has another size.</exception>
    public void Restore(long stepCount, IReadOnlyDictionary<string, float[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var used = 0;
        foreach (var slot in _slots)
        {
            slot.Dispose();
            if (!slot.StateNames.Any(state.ContainsKey)) continue;
            slot.EnsureState();
            foreach (var (name, tensor) in slot.State)
            {
                if (!state.TryGetValue(name, out var values) || values.Length != tensor.Count)
                    throw new ConfigurationException($"The optimiser's state '{name}' is missing or has not {tensor.Count} values; resume with the recipe that the checkpoint was made with.");
                values.CopyTo(tensor.Data);
                used++;
            }
        }

        if (used != state.Count)
            throw new ConfigurationException($"{state.Count - used} of {state.Count} tensors of the optimiser's state belong to no parameter here; resume with the recipe that the checkpoint was made with.");
        StepCount = stepCount;
    }

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        foreach (var slot in _slots) slot.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether weight decay acts on the values alone and leaves the state as it is.</summary>
    private protected virtual bool DecayIsDecoupled => false;

    /// <summary>Updates every block with the method's formula.</summary>
    private protected abstract void Update(UpdateBlocks blocks, float learningRate, float clip);
}
