using Linnet.Hub.Database;

namespace Linnet.Hub.Work;

/// <summary>Does the jobs of one kind.</summary>
internal interface IJobHandler
{
    /// <summary>A name of <see cref="JobKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Does a job and stores its result. It may have been done in part before, by a hub that has ended since.</summary>
    /// <param name="job">The job.</param>
    /// <param name="folder">Where it may put what it likes.</param>
    /// <param name="cancellation">The job has lost its time, or the hub ends.</param>
    /// <exception cref="LinnetException">It cannot be done; the message says why.</exception>
    Task RunAsync(JobRow job, string folder, CancellationToken cancellation);
}
