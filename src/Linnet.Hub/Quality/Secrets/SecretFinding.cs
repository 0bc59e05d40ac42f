namespace Linnet.Hub.Quality;

/// <summary>Where something stands that looks like a secret; never the secret itself.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Kind">What it looks like.</param>
internal sealed record SecretFinding(string Path, long Line, string Kind);
