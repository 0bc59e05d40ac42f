namespace Linnet.Tensors.Memory;

/// <summary>
/// What a tensor handle points to: memory, shape and gradient. Cores are recycled; <see cref="Version"/> grows each time, so
/// that a handle kept past its scope is noticed and never reads another tensor's memory.
/// </summary>
internal sealed unsafe class TensorCore
{
    [ThreadStatic]
    private static Stack<TensorCore>? _unused;

    private int _dataClass;
    private float* _grad;
    private int _gradClass;
    private bool _requiresGrad;
    private bool _gradWritten;
    private TouchedRows? _touched;
    private bool _onlyTouched;

    private TensorCore() => Root = this;

    internal uint Version { get; private set; } = 1;

    internal Shape Shape { get; private set; }

    /// <summary>Elements of four bytes: float32, or int32 for an <see cref="IntTensor"/>.</summary>
    internal byte* Data { get; private set; }

    /// <summary>The tensor that this one is a view of (itself where it is none): views share data and gradient.</summary>
    internal TensorCore Root { get; private set; }

    internal bool IsScopeOwned { get; private set; }

    internal bool RequiresGrad
    {
        get => Root._requiresGrad;
        set => Root._requiresGrad = value;
    }

    /// <summary>Whether anything has been added to the gradient since it was last cleared.</summary>
    internal bool HasGrad => Root._gradWritten;

    internal float* Grad => Root._grad;

    /// <summary>The rows outside which the gradient is zero; null where it may differ from zero anywhere.</summary>
    internal TouchedRows? TouchedRows => Root._onlyTouched && Root._gradWritten ? Root._touched : null;

    internal static TensorCore Create(Shape shape, bool scopeOwned)
    {
        var core = Take(shape, scopeOwned);
        core.Data = TensorMemory.Rent(4L * shape.Count, out core._dataClass);
        core.Root = core;
        return core;
    }

    /// <summary>A view with another shape on the same memory; lives no longer than its scope.</summary>
    internal TensorCore View(Shape shape)
    {
        var core = Take(shape, scopeOwned: true);
        core.Data = Data;
        core.Root = Root;
        return core;
    }

    /// <summary>The gradient to write into; see <see cref="Tensor.BeginGrad"/>.</summary>
    internal float* BeginGrad(out bool accumulate)
    {
        var root = Root;
        if (root._grad is null) root._grad = (float*)TensorMemory.Rent(4L * root.Shape.Count, out root._gradClass);
        accumulate = root._gradWritten;
        root._gradWritten = true;
        root._onlyTouched = false;
        return root._grad;
    }

    /// <summary>
    /// The gradient of a table <c>[rows, size]</c> for an operation that adds to few rows: complete and zero elsewhere.
    /// </summary>
    /// <param name="rows">The rows that the operation is going to add to.</param>
    internal float* BeginGradRows(ReadOnlySpan<int> rows)
    {
        var root = Root;
        if (root._gradWritten && !root._onlyTouched) return root._grad;
        var size = root.Shape.Last;
        if (root._grad is null || !root._onlyTouched)
        {
            if (root._grad is null) root._grad = (float*)TensorMemory.Rent(4L * root.Shape.Count, out root._gradClass);
            new Span<float>(root._grad, root.Shape.Count).Clear();
            root._touched ??= new TouchedRows(root.Shape.Rows);
            root._touched.Reset();
        }
        else if (!root._gradWritten)
        {
            foreach (var row in root._touched!.Rows) new Span<float>(root._grad + ((long)row * size), size).Clear();
            root._touched.Reset();
        }

        root._gradWritten = true;
        root._onlyTouched = true;
        foreach (var row in rows) root._touched!.Mark(row);
        return root._grad;
    }

    /// <summary>Forgets the gradient's content but keeps its memory: what a parameter needs between two steps.</summary>
    internal void ClearGrad() => Root._gradWritten = false;

    /// <summary>Gives the gradient's memory back: what an activation needs as soon as it has been passed on.</summary>
    internal void ReleaseGrad()
    {
        var root = Root;
        root._gradWritten = false;
        root._onlyTouched = false;
        if (root._grad is null) return;
        TensorMemory.Return((byte*)root._grad, root._gradClass);
        root._grad = null;
    }

    internal void LeaveScope() => IsScopeOwned = false;

    internal void EnterScope() => IsScopeOwned = true;

    /// <summary>Gives all memory back and makes every handle to this core invalid.</summary>
    internal void Release()
    {
        if (ReferenceEquals(Root, this))
        {
            ReleaseGrad();
            TensorMemory.Return(Data, _dataClass);
            _touched = null;
        }

        Data = null;
        Root = this;
        _requiresGrad = false;
        Version++;
        (_unused ??= new Stack<TensorCore>()).Push(this);
    }

    private static TensorCore Take(Shape shape, bool scopeOwned)
    {
        if (_unused is null || !_unused.TryPop(out var core)) core = new TensorCore();
        core.Shape = shape;
        core.IsScopeOwned = scopeOwned;
        return core;
    }
}
