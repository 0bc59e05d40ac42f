namespace Linnet.Hub.Quality;

/// <summary>What a pickle would do if somebody loaded it.</summary>
/// <param name="Globals">The Python names that it imports, in order, each once; <c>?</c> stands for what it computes while it runs.</param>
/// <param name="Problem">Why reading ended before the pickle did; null where it was read to its end.</param>
internal sealed record PickleScan(IReadOnlyList<PickleGlobal> Globals, string? Problem)
{
    /// <summary>Number of bytes that were looked at.</summary>
    public long Length { get; init; }
}

/// <summary>A Python name that a pickle imports.</summary>
/// <param name="Module">The module.</param>
/// <param name="Name">What is taken from it.</param>
internal sealed record PickleGlobal(string Module, string Name)
{
    /// <summary>Stands for a part that is computed.</summary>
    internal const string Computed = "?";

    private const int MaxShown = 100;

    internal bool IsComputed => Module == Computed || Name == Computed;

    /// <summary>What it means. A name that is hidden is hidden for a reason.</summary>
    internal GlobalVerdict Verdict => IsComputed ? GlobalVerdict.Dangerous : PickleGlobals.Judge(Module, Name);

    /// <summary>Safe to show.</summary>
    public override string ToString() => new([.. $"{Module}.{Name}".Take(MaxShown).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
