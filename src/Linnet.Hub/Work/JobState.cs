namespace Linnet.Hub.Work;

/// <summary>How far a job is.</summary>
internal enum JobState
{
    /// <summary>It waits.</summary>
    Queued = 0,

    /// <summary>Somebody is at it.</summary>
    Running = 1,

    /// <summary>It is done, and its result is where its kind puts it.</summary>
    Done = 2,

    /// <summary>It will not be tried again.</summary>
    Failed = 3,
}
