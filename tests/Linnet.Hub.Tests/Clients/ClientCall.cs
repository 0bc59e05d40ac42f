namespace Linnet.Hub.Tests.Clients;

/// <summary>A call of a client, or what it sends for one, and what it is for.</summary>
/// <param name="Operation">The row of the table.</param>
/// <param name="Name">As the client calls it.</param>
/// <param name="RunAsync">Does it, and asserts what the client needs.</param>
internal sealed record ClientCall(string Operation, string Name, Func<Task> RunAsync)
{
    /// <summary>Does it.</summary>
    /// <returns>What went wrong; null where nothing did.</returns>
    internal async Task<string?> TryAsync()
    {
        try
        {
            await RunAsync();
            return null;
        }
        catch (Exception error)
        {
            return $"{Operation}, {Name}: {error}";
        }
    }
}
