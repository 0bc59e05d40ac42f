using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Work;

namespace Linnet.Hub.Database;

/// <summary>Something that is done beside the requests.</summary>
internal sealed class JobRow
{
    public long Id { get; set; }

    /// <summary>A name of <see cref="JobKinds"/>.</summary>
    public required string Kind { get; set; }

    public long RepositoryId { get; set; }

    public ObjectId CommitId { get; set; }

    /// <summary>What the kind needs to know besides; null for nothing.</summary>
    public string? Detail { get; set; }

    /// <summary>Who wanted it; null for the hub itself.</summary>
    public long? RequestedBy { get; set; }

    public JobState State { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>Not to be begun before.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Who is at it.</summary>
    public string? Holder { get; set; }

    /// <summary>After this, somebody else may take it.</summary>
    public DateTimeOffset? LeaseEnds { get; set; }

    public DateTimeOffset? Finished { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; set; }
}

/// <summary>What a check of a commit found.</summary>
internal sealed class QualityReportRow
{
    public long RepositoryId { get; set; }

    public ObjectId CommitId { get; set; }

    /// <summary>From 0 to 100.</summary>
    public int Score { get; set; }

    public bool IsDangerous { get; set; }

    /// <summary>The report as JSON.</summary>
    public required string Report { get; set; }

    /// <summary>What is known of files that need a word, by path, as JSON; the others are safe.</summary>
    public required string Files { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>What the owner of a repository asks of what comes in.</summary>
internal sealed class PushRuleRow
{
    public long RepositoryId { get; set; }

    /// <summary>Commits with secrets or harmful pickles are turned away.</summary>
    public bool RefusesDangerous { get; set; }
}

/// <summary>How models are measured: each specification once, by the SHA-256 of its canonical text.</summary>
internal sealed class EvaluationSpecRow
{
    public ContentId Id { get; set; }

    public required string Task { get; set; }

    /// <summary>The repository with the data.</summary>
    public long DatasetId { get; set; }

    /// <summary>The metric that orders.</summary>
    public required string Metric { get; set; }

    /// <summary>The canonical text.</summary>
    public required string Text { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>What a model has reached by a specification.</summary>
internal sealed class EvaluationRow
{
    public long Id { get; set; }

    public long RepositoryId { get; set; }

    public ObjectId CommitId { get; set; }

    public ContentId SpecId { get; set; }

    /// <summary>The ordering metric in millionths, so that ties are ties in every database.</summary>
    public long Score { get; set; }

    /// <summary>The document that was signed, and the signature.</summary>
    public required string Document { get; set; }

    public long Parameters { get; set; }

    /// <summary>Of the model's files.</summary>
    public long Bytes { get; set; }

    /// <summary>Measured on a pull request, which is no version of the model yet.</summary>
    public bool IsProposal { get; set; }

    public DateTimeOffset Created { get; set; }
}
