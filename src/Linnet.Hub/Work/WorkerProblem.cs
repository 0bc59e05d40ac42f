namespace Linnet.Hub.Work;

/// <summary>Why a worker gave no answer.</summary>
internal enum WorkerProblem
{
    /// <summary>It says itself that what it was given cannot be used.</summary>
    Refused,

    /// <summary>It met something that nobody has thought of, and said so.</summary>
    Failed,

    /// <summary>It ended without a word.</summary>
    Crashed,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It wanted more memory than it may have.</summary>
    OutOfMemory,

    /// <summary>There is no program that could be started.</summary>
    Unavailable,
}
