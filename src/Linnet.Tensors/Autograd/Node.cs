namespace Linnet.Tensors.Autograd;

/// <summary>
/// The backward half of one recorded operation. Nodes are pooled: an operation takes one with
/// <see cref="TensorScope.Record{TNode}"/>, sets its fields (tensors, sizes), and forgets it.
/// </summary>
internal abstract class Node
{
    /// <summary>The operation's result; its gradient is complete when <see cref="Backward"/> is called and given back after.</summary>
    internal Tensor Output { get; set; }

    /// <summary>Whether the loss depends on this operation; one with several outputs looks at all of them.</summary>
    internal virtual bool IsReached => Output.HasGrad;

    /// <summary>Adds to the gradients of the inputs that require one. Runs inside the scope: scratch tensors may be created.</summary>
    internal abstract void Backward();

    /// <summary>Gives back the gradients of the outputs, which nobody needs any more.</summary>
    internal virtual void ReleaseOutputGradients() => Output.Core.ReleaseGrad();

    /// <summary>Back into the pool of its type; called once by the scope.</summary>
    internal abstract void Recycle();
}

/// <summary>A node that knows its own pool.</summary>
/// <typeparam name="TSelf">The deriving class.</typeparam>
internal abstract class Node<TSelf> : Node
    where TSelf : Node<TSelf>, new()
{
    [ThreadStatic]
    private static Stack<TSelf>? _unused;

    internal static TSelf Take() => _unused is not null && _unused.TryPop(out var node) ? node : new TSelf();

    internal sealed override void Recycle() => (_unused ??= new Stack<TSelf>()).Push((TSelf)this);
}
