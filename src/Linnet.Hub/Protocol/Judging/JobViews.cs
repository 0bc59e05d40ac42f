using Linnet.Hub.Database;
using Linnet.Hub.Work;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Jobs in answers.</summary>
internal static class JobViews
{
    /// <summary>The word for how far something is.</summary>
    /// <param name="job">The newest job of it.</param>
    /// <param name="hasResult">Whether there is a result, of this job or an older one.</param>
    internal static string StateOf(JobRow? job, bool hasResult) => job?.State switch
    {
        JobState.Queued => "queued",
        JobState.Running => "running",
        JobState.Failed => "failed",
        _ => hasResult ? "done" : "absent",
    };
}
