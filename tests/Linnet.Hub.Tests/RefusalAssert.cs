namespace Linnet.Hub.Tests;

/// <summary>Says that something is refused, and why.</summary>
internal static class RefusalAssert
{
    internal static async Task<RefusedException> IsAsync(Refusal refusal, Func<Task> work)
    {
        var error = await Assert.ThrowsAsync<RefusedException>(work);
        Assert.True(refusal == error.Refusal, $"{error.Refusal}, not {refusal}: {error.Message}");
        return error;
    }
}
