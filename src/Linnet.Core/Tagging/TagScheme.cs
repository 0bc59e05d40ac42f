namespace Linnet.Tagging;

/// <summary>How tags mark what belongs together.</summary>
public enum TagScheme
{
    /// <summary>Every token has a tag of its own, such as its part of speech.</summary>
    Plain,

    /// <summary>B begins a span, I goes on, O is outside (IOB2).</summary>
    Bio,

    /// <summary>As <see cref="Bio"/>, but E ends a span and S is one of a single token.</summary>
    Bioes,
}
