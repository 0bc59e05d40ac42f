namespace Linnet.Benchmarks.Compare;

/// <summary>A kind of work that is measured, on both sides where it has a peer.</summary>
/// <param name="Name">As in <c>--only NAME</c>.</param>
/// <param name="LowerIsBetter">Whether figures are times or sizes rather than rates.</param>
/// <param name="Unit">Of the figures.</param>
/// <param name="Bar">
/// The ratio to reach for a key, null where the key has no bar; without peers the figure itself, not to be passed.
/// </param>
/// <param name="Ours">Command line of this program's own measurement.</param>
/// <param name="Peers">Runs the peers once and gives their figures; null where there is nothing to compare with.</param>
internal sealed record Work(
    string Name, bool LowerIsBetter, string Unit, Func<string, double?> Bar, Func<PeerTools, string[]> Ours, Func<PeerTools, IEnumerable<Figure>>? Peers)
{
    /// <summary>Threads of this side, as many as the peer has.</summary>
    internal string Threads { get; init; } = PeerTools.Threads;

    /// <summary>Whether <c>--only</c> means this work: its name, or what it begins with, as in <c>train</c> or <c>train-bert</c>.</summary>
    internal bool IsNamed(string only) => Name == only || Name.StartsWith(only + "-", StringComparison.Ordinal);
}
