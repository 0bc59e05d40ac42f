namespace Linnet.Hub.Licensing;

/// <summary>What of a parent is in the child.</summary>
internal enum ParentUse
{
    /// <summary>Its weights, changed or not.</summary>
    Weights = 0,

    /// <summary>Nothing but what was trained beside its weights, in files of its own.</summary>
    Adapter = 1,

    /// <summary>What was learnt from its data.</summary>
    Data = 2,
}
