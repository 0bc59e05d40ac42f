namespace Linnet.Hub.Work;

/// <summary>Starts workers. The hub's own are processes; tests have some that are none.</summary>
internal interface IWorkers
{
    /// <summary>Whether there is a program to start.</summary>
    bool AreAvailable { get; }

    /// <summary>Starts a worker.</summary>
    /// <param name="folder">Where it works, and may leave what it likes.</param>
    /// <exception cref="WorkerException">It does not start.</exception>
    IWorker Start(string folder);
}
