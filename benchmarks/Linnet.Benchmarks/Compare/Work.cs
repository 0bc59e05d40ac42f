namespace Linnet.Benchmarks.Compare;

/// <summary>A kind of work that both sides do.</summary>
/// <param name="Name">As in <c>--only NAME</c>.</param>
/// <param name="LowerIsBetter">Whether figures are times rather than rates.</param>
/// <param name="Unit">Of the figures.</param>
/// <param name="Bar">The ratio to reach for a key; null where the key has no bar.</param>
/// <param name="Ours">Command line of this program's own measurement.</param>
/// <param name="Peers">Runs the peers once and gives their figures.</param>
internal sealed record Work(
    string Name, bool LowerIsBetter, string Unit, Func<string, double?> Bar, string[] Ours, Func<PeerTools, IEnumerable<Figure>> Peers);
