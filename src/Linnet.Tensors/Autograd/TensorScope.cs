using Linnet.Numerics;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Autograd;

/// <summary>
/// The lifetime of the tensors made in it, and, where gradients are recorded, the tape. Scopes belong to the thread that
/// opened them and nest; ending one gives all its memory back to the pool at once.
/// </summary>
/// <example>
/// <code>
/// using (TensorScope.Training(seed: step))
/// {
///     var loss = model.Forward(batch).CrossEntropy(labels);
///     loss.Backward();
/// }
/// </code>
/// </example>
public sealed class TensorScope : IDisposable
{
    [ThreadStatic]
    private static TensorScope? _current;

    [ThreadStatic]
    private static Stack<TensorScope>? _unused;

    private readonly List<TensorCore> _owned = [];
    private readonly List<Node> _tape = [];
    private TensorScope? _outer;
    private ulong _seed;
    private ulong _randomCalls;

    private TensorScope()
    {
    }

    /// <summary>The innermost open scope of this thread.</summary>
    /// <exception cref="InvalidOperationException">No scope is open.</exception>
    public static TensorScope Current => _current ?? throw new InvalidOperationException(
        "Tensor operations need a scope: open one with 'using var scope = TensorScope.Inference();' (or Training).");

    /// <summary>Whether operations are recorded for a backward pass.</summary>
    public bool RecordsGradients { get; private set; }

    /// <summary>Whether dropout and the like are active.</summary>
    public bool IsTraining { get; private set; }

    /// <summary>Opens a scope that records nothing: dropout is off.</summary>
    public static TensorScope Inference() => Open(recordsGradients: false, isTraining: false, seed: 0);

    /// <summary>Opens a scope that records gradients with dropout active.</summary>
    /// <param name="seed">Seeds dropout; give each step its own, so that a resumed run repeats it.</param>
    public static TensorScope Training(ulong seed) => Open(recordsGradients: true, isTraining: true, seed);

    /// <summary>Opens a scope that records gradients while dropout is off: for gradient checks and explanations.</summary>
    public static TensorScope Gradients() => Open(recordsGradients: true, isTraining: false, seed: 0);

    /// <summary>Hands a tensor of this scope to the scope around it, or to the caller where there is none.</summary>
    /// <param name="tensor">Made in this scope; not a view.</param>
    /// <returns>The same tensor.</returns>
    /// <exception cref="InvalidOperationException">The tensor is a view or was not made in this scope.</exception>
    public Tensor Keep(Tensor tensor)
    {
        var core = tensor.Core;
        if (!ReferenceEquals(core.Root, core)) throw new InvalidOperationException("A view cannot outlive its scope: keep the tensor that it views.");
        if (!_owned.Remove(core)) throw new InvalidOperationException("Keep takes a tensor that was made in this scope.");
        if (_outer is null) core.LeaveScope();
        else _outer._owned.Add(core);
        return tensor;
    }

    /// <summary>Ends the scope: its tensors are gone and their memory is back in the pool.</summary>
    public void Dispose()
    {
        if (!ReferenceEquals(_current, this))
            throw new InvalidOperationException("A tensor scope ends on the thread that opened it, innermost first.");
        foreach (var node in _tape) node.Recycle();
        _tape.Clear();
        for (var i = _owned.Count - 1; i >= 0; i--) _owned[i].Release();
        _owned.Clear();
        _current = _outer;
        _outer = null;
        (_unused ??= new Stack<TensorScope>()).Push(this);
    }

    internal static Tensor CreateTensor(Shape shape) => new(Create(shape));

    internal static IntTensor CreateIntTensor(Shape shape) => new(Create(shape));

    internal Tensor Adopt(TensorCore core)
    {
        _owned.Add(core);
        return new Tensor(core);
    }

    /// <summary>
    /// Records an operation whose result needs a gradient; marks the result so. Call it only where
    /// <see cref="RecordsGradients"/> and at least one input requires a gradient (see <see cref="Needs(Tensor)"/>).
    /// </summary>
    internal TNode Record<TNode>(Tensor output)
        where TNode : Node<TNode>, new()
    {
        var node = Node<TNode>.Take();
        node.Output = output;
        output.Core.RequiresGrad = true;
        _tape.Add(node);
        return node;
    }

    internal bool Needs(Tensor input) => RecordsGradients && input.RequiresGrad;

    internal bool Needs(Tensor first, Tensor second) => RecordsGradients && (first.RequiresGrad || second.RequiresGrad);

    internal bool Needs(Tensor first, Tensor second, Tensor third) =>
        RecordsGradients && (first.RequiresGrad || second.RequiresGrad || third.RequiresGrad);

    /// <summary>A new seed for one random operation, such as a dropout mask: the same calls in the same order give the same seeds.</summary>
    internal ulong NextSeed() => SplitMix64.At(_seed, _randomCalls++);

    internal unsafe void Backward(Tensor loss)
    {
        if (!RecordsGradients) throw new InvalidOperationException("This scope records no gradients: open it with TensorScope.Training or Gradients.");
        if (loss.Count != 1) throw new ShapeException($"Backward starts from a scalar loss; this tensor is {loss.Shape}. Reduce it with Mean or Sum first.");
        if (!loss.RequiresGrad) throw new InvalidOperationException("The loss depends on nothing that requires a gradient.");
        *loss.BeginGrad(out _) = 1f;
        for (var i = _tape.Count - 1; i >= 0; i--)
        {
            var node = _tape[i];
            if (!node.IsReached) continue;
            node.Backward();
            node.ReleaseOutputGradients();
        }
    }

    private static TensorCore Create(Shape shape)
    {
        var scope = _current;
        var core = TensorCore.Create(shape, scopeOwned: scope is not null);
        scope?._owned.Add(core);
        return core;
    }

    private static TensorScope Open(bool recordsGradients, bool isTraining, ulong seed)
    {
        if (_unused is null || !_unused.TryPop(out var scope)) scope = new TensorScope();
        scope._outer = _current;
        scope.RecordsGradients = recordsGradients;
        scope.IsTraining = isTraining;
        scope._seed = seed;
        scope._randomCalls = 0;
        _current = scope;
        return scope;
    }
}
