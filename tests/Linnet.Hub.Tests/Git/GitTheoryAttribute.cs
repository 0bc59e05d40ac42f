using Linnet.Hub.Tests.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>A theory that is skipped, saying why, where git is absent.</summary>
internal sealed class GitTheoryAttribute : TheoryAttribute
{
    public GitTheoryAttribute()
    {
        if (!GitProcess.IsHere) Skip = GitProcess.Missing;
    }
}
