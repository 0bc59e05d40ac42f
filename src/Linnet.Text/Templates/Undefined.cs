namespace Linnet.Text.Templates;

/// <summary>The value of what has not been set: empty as text, false as a condition.</summary>
internal sealed class Undefined
{
    internal static readonly Undefined Value = new();

    private Undefined()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Empty;
}
