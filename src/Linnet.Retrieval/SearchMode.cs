namespace Linnet.Retrieval;

/// <summary>What a search goes by.</summary>
public enum SearchMode
{
    /// <summary>Words and meaning, their orders fused; words alone where the index has no vectors.</summary>
    Hybrid,

    /// <summary>Words alone.</summary>
    Lexical,

    /// <summary>Vectors alone.</summary>
    Dense,
}
