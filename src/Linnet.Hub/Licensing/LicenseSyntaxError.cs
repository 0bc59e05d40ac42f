namespace Linnet.Hub.Licensing;

/// <summary>Why a text is no licence expression.</summary>
/// <param name="Position">The character at which reading failed, counted from 1.</param>
/// <param name="Problem">What is wrong there and what was expected.</param>
internal sealed record LicenseSyntaxError(int Position, string Problem)
{
    /// <summary>One line for the person who has to mend it.</summary>
    public override string ToString() => $"character {Position}: {Problem}";
}
