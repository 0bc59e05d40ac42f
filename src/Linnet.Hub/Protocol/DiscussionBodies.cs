namespace Linnet.Hub.Protocol;

/// <summary>The body that begins a discussion or a pull request.</summary>
internal sealed record NewDiscussionBody(string? Title, string? Description, bool? PullRequest);

/// <summary>The body of <c>comment</c> and <c>merge</c>.</summary>
internal sealed record CommentBody(string? Comment);

/// <summary>The body of <c>status</c>.</summary>
internal sealed record StatusBody(string? Status, string? Comment);

/// <summary>The body of <c>title</c>.</summary>
internal sealed record TitleBody(string? Title);

/// <summary>The body that changes a comment.</summary>
internal sealed record EditBody(string? Content);
