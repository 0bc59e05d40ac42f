using Linnet.Hub.Work;

namespace Linnet.Hub.Tests.Work;

/// <summary>Programs that are started as workers.</summary>
internal static class WorkerPrograms
{
    /// <summary>The real one, with more time than the slowest machine needs.</summary>
    internal static WorkOptions Real { get; } = new()
    {
        Command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "linnet.dll"), "worker"],
        MaxJobTime = TimeSpan.FromHours(1),
        MaxTryTime = TimeSpan.FromHours(1),
    };

    /// <summary>A script of the shell that gets one question.</summary>
    internal static WorkOptions Script(string script) => new() { Command = ["/bin/sh", "-c", $"read line; {script}"] };
}
