namespace Linnet.Text.Cleaning;

/// <summary>
/// One thing done to a text, in time linear in its length. Steps are stateless and may be shared between threads.
/// </summary>
public interface ICleaningStep
{
    /// <summary>Returns the cleaned text; the same instance when there was nothing to do.</summary>
    string Apply(string text);
}
