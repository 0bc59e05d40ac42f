namespace Linnet.Text.Cleaning;

/// <summary>Lower-cases letters by the simple Unicode mapping, whatever the culture of the machine.</summary>
public sealed class LowerCasing : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text) => text.ToLowerInvariant();
}
