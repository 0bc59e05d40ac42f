namespace Linnet.Hub.Limits;

/// <summary>How a caller stands against a limit.</summary>
/// <param name="IsAllowed">Whether the request may go on.</param>
/// <param name="Remaining">How many more would be allowed at once.</param>
/// <param name="Wait">Until the next is allowed where this one is not; otherwise until the whole burst is there again.</param>
internal readonly record struct RateStanding(bool IsAllowed, int Remaining, TimeSpan Wait)
{
    /// <summary>Whole seconds, rounded up: who waits so long is not too early.</summary>
    internal long WaitSeconds => (long)Math.Ceiling(Wait.TotalSeconds);
}
