using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community;

/// <summary>What people say about a repository: discussions and pull requests, told as events.</summary>
internal sealed class Discussions(HubDatabase database, RepositoryAccess access, TimeProvider clock)
{
    /// <summary>Those of a repository, the newest first, and how many there are in all.</summary>
    internal async Task<(IReadOnlyList<DiscussionRow> Rows, int Count, RepositoryRow Repository)> ListAsync(
        Caller caller, RepositoryName name, DiscussionQuery query, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        return await database.ReadAsync(async context =>
        {
            var rows = context.Discussions.Where(row => row.RepositoryId == repository.Id);
            if (query.IsPullRequest is { } isPullRequest) rows = rows.Where(row => row.IsPullRequest == isPullRequest);
            if (query.IsOver is { } isOver) rows = rows.Where(row => (row.Status == DiscussionStatus.Closed || row.Status == DiscussionStatus.Merged) == isOver);
            if (query.Author is { Length: > 0 } author) rows = rows.Where(row => row.AuthorName == author);
            var count = await rows.CountAsync(cancellation);
            return ((IReadOnlyList<DiscussionRow>)await rows.OrderByDescending(row => row.Number).Skip(query.Skip).Take(query.Take).ToListAsync(cancellation), count, repository);
        });
    }

    /// <summary>One with all that happened in it.</summary>
    internal async Task<Discussion> FindAsync(Caller caller, RepositoryName name, long number, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        return await database.ReadAsync(async context =>
        {
            var row = await RequireAsync(context, repository, number, cancellation);
            var events = await context.DiscussionEvents.Where(item => item.DiscussionId == row.Id).OrderBy(item => item.Id).ToListAsync(cancellation);
            return new Discussion(repository, row, events);
        });
    }

    /// <summary>Begins a discussion.</summary>
    internal async Task<DiscussionRow> CreateAsync(Caller caller, RepositoryName name, string? title, string? description, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        var row = NewRow(caller, repository, title, DiscussionStatus.Open);
        return await database.WriteAsync(
            async context =>
            {
                await AddAsync(context, row, caller, description, cancellation);
                return row;
            },
            cancellation);
    }

    /// <summary>Says something; in a locked discussion only who may write can.</summary>
    internal Task<DiscussionEventRow> CommentAsync(Caller caller, RepositoryName name, long number, string? text, CancellationToken cancellation)
    {
        var comment = DiscussionTexts.Comment(text);
        return ChangeAsync(caller, name, number, DiscussionRight.Talk, ActivityKind.Commented, (_, row) => EventOf(row, caller, DiscussionEventKind.Comment, comment), cancellation);
    }

    /// <summary>Closes a discussion, or opens it again; its author may, and who may write.</summary>
    internal Task<DiscussionEventRow> SetStatusAsync(Caller caller, RepositoryName name, long number, DiscussionStatus status, string? text, CancellationToken cancellation)
    {
        var comment = DiscussionTexts.Comment(text, mayBeEmpty: true);
        return ChangeAsync(
            caller, name, number, DiscussionRight.Guide, ActivityKind.DiscussionChanged,
            (context, row) =>
            {
                if (row.Status == DiscussionStatus.Merged)
                    throw new RefusedException(Refusal.Conflict, "What has been merged stays so; begin a new pull request.");
                if (comment.Length > 0) context.DiscussionEvents.Add(EventOf(row, caller, DiscussionEventKind.Comment, comment));
                row.Status = status;
                return EventOf(row, caller, DiscussionEventKind.StatusChange, StatusName(status));
            },
            cancellation);
    }

    /// <summary>Gives a discussion another title; its author may, and who may write.</summary>
    internal Task<DiscussionEventRow> RenameAsync(Caller caller, RepositoryName name, long number, string? text, CancellationToken cancellation)
    {
        var title = DiscussionTexts.Title(text);
        return ChangeAsync(
            caller, name, number, DiscussionRight.Guide, ActivityKind.DiscussionChanged,
            (_, row) =>
            {
                var item = EventOf(row, caller, DiscussionEventKind.TitleChange, title, row.Title);
                row.Title = title;
                return item;
            },
            cancellation);
    }

    /// <summary>Locks a discussion, so that only those who may write go on with it, or opens it to all again.</summary>
    internal Task<DiscussionEventRow> LockAsync(Caller caller, RepositoryName name, long number, bool isLocked, CancellationToken cancellation) => ChangeAsync(
        caller, name, number, DiscussionRight.Moderate, ActivityKind.DiscussionChanged,
        (context, row) =>
        {
            if (row.IsLocked == isLocked) throw new RefusedException(Refusal.Conflict, isLocked ? "The discussion is locked already." : "The discussion is not locked.");
            row.IsLocked = isLocked;
            return EventOf(row, caller, DiscussionEventKind.Lock, isLocked ? "locked" : "unlocked");
        },
        cancellation,
        isLocked ? AuditAction.DiscussionLocked : AuditAction.DiscussionUnlocked);

    /// <summary>Changes the words of a comment; only who wrote it may.</summary>
    internal Task<DiscussionEventRow> EditAsync(Caller caller, RepositoryName name, long number, long commentId, string? text, CancellationToken cancellation)
    {
        var comment = DiscussionTexts.Comment(text);
        return ChangeCommentAsync(
            caller, name, number, commentId, isForWriters: false,
            (_, item, _) =>
            {
                item.Text = comment;
                item.IsEdited = true;
            },
            cancellation);
    }

    /// <summary>Takes a comment's words away; who wrote it may, and who may write to the repository.</summary>
    internal Task<DiscussionEventRow> HideAsync(Caller caller, RepositoryName name, long number, long commentId, CancellationToken cancellation) => ChangeCommentAsync(
        caller, name, number, commentId, isForWriters: true,
        (context, item, repository) =>
        {
            item.Text = string.Empty;
            item.IsHidden = true;
            if (item.AuthorId != caller.UserId)
                context.Audit(caller, AuditAction.CommentHidden, repository.OwnerId, TargetOf(repository, number), $"by {item.AuthorName}", clock.GetUtcNow());
        },
        cancellation);

    internal static string StatusName(DiscussionStatus status) => status switch
    {
        DiscussionStatus.Draft => "draft",
        DiscussionStatus.Closed => "closed",
        DiscussionStatus.Merged => "merged",
        _ => "open",
    };

    internal static async Task<DiscussionRow> RequireAsync(HubDbContext context, RepositoryRow repository, long number, CancellationToken cancellation) =>
        await context.Discussions.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.Number == number, cancellation)
        ?? throw new RefusedException(Refusal.NotFound, $"{repository.FullName.Id} has no discussion {number}.");

    internal DiscussionRow NewRow(Caller caller, RepositoryRow repository, string? title, DiscussionStatus status) => new()
    {
        RepositoryId = repository.Id,
        Title = DiscussionTexts.Title(title),
        Status = status,
        AuthorId = caller.RequireUser(),
        AuthorName = caller.Name,
        Created = clock.GetUtcNow(),
    };

    /// <summary>Numbers a new discussion and stores it with its description.</summary>
    internal async Task AddAsync(HubDbContext context, DiscussionRow row, Caller caller, string? description, CancellationToken cancellation)
    {
        row.Number = 1 + (await context.Discussions.Where(known => known.RepositoryId == row.RepositoryId).MaxAsync(known => (long?)known.Number, cancellation) ?? 0);
        context.Discussions.Add(row);
        await context.SaveChangesAsync(cancellation);
        var first = EventOf(row, caller, DiscussionEventKind.Comment, DiscussionTexts.Comment(description, mayBeEmpty: true));
        await NoteAsync(context, caller, row, first, ActivityKind.DiscussionOpened, cancellation);
    }

    /// <summary>Stores something that happened in a discussion, and notes it for those whom it concerns.</summary>
    internal static async Task NoteAsync(HubDbContext context, Caller caller, DiscussionRow row, DiscussionEventRow item, ActivityKind kind, CancellationToken cancellation)
    {
        context.DiscussionEvents.Add(item);
        await context.SaveChangesAsync(cancellation);
        var activity = context.Note(caller, row.RepositoryId, kind, item.Created);
        (activity.DiscussionId, activity.EventId) = (row.Id, item.Id);
    }

    internal DiscussionEventRow EventOf(DiscussionRow row, Caller caller, DiscussionEventKind kind, string text, string? detail = null) => new()
    {
        DiscussionId = row.Id,
        Kind = kind,
        AuthorId = caller.RequireUser(),
        AuthorName = caller.Name,
        Created = clock.GetUtcNow(),
        Text = text,
        Detail = detail,
    };

    /// <summary>Opens a discussion for a caller who wants to do something with it.</summary>
    internal static async Task<DiscussionRow> OpenAsync(HubDbContext context, Caller caller, RepositoryRow repository, long number, DiscussionRight right, CancellationToken cancellation)
    {
        var row = await RequireAsync(context, repository, number, cancellation);
        var isFree = right == DiscussionRight.Guide ? row.AuthorId == caller.UserId && !row.IsLocked : right == DiscussionRight.Talk && !row.IsLocked;
        if (isFree || await MayWriteAsync(context, caller, repository, cancellation)) return row;
        throw new RefusedException(Refusal.Forbidden, right switch
        {
            DiscussionRight.Moderate => $"Only who may write to {repository.FullName.Id} can do this.",
            _ when row.IsLocked => $"Discussion {number} is locked: only who may write to {repository.FullName.Id} goes on with it.",
            _ => "Only who began this, or who may write to the repository, can change it.",
        });
    }

    internal static async Task<bool> MayWriteAsync(HubDbContext context, Caller caller, RepositoryRow repository, CancellationToken cancellation) =>
        await RepositoryAccess.DecideAsync(context, caller, repository, Verb.Write, cancellation) == Decision.Allowed;

    private static string TargetOf(RepositoryRow repository, long number) => $"{repository.FullName.Address} #{number}";

    private async Task<DiscussionEventRow> ChangeAsync(
        Caller caller, RepositoryName name, long number, DiscussionRight right, ActivityKind kind, Func<HubDbContext, DiscussionRow, DiscussionEventRow> change,
        CancellationToken cancellation, AuditAction? audited = null)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        return await database.WriteAsync(
            async context =>
            {
                var row = await OpenAsync(context, caller, repository, number, right, cancellation);
                context.Update(row);
                var item = change(context, row);
                await NoteAsync(context, caller, row, item, kind, cancellation);
                if (audited is { } action) context.Audit(caller, action, repository.OwnerId, TargetOf(repository, number), row.Title, item.Created);
                return item;
            },
            cancellation);
    }

    private async Task<DiscussionEventRow> ChangeCommentAsync(
        Caller caller, RepositoryName name, long number, long commentId, bool isForWriters, Action<HubDbContext, DiscussionEventRow, RepositoryRow> change, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        return await database.WriteAsync(
            async context =>
            {
                var row = await RequireAsync(context, repository, number, cancellation);
                var item = await context.DiscussionEvents.FirstOrDefaultAsync(
                    known => known.Id == commentId && known.DiscussionId == row.Id && (known.Kind == DiscussionEventKind.Comment || known.Kind == DiscussionEventKind.Review), cancellation)
                    ?? throw new RefusedException(Refusal.NotFound, $"Discussion {number} has no comment {commentId}.");
                await RequireAuthorAsync(context, caller, repository, item.AuthorId, isForWriters, cancellation);
                if (item.IsHidden) throw new RefusedException(Refusal.Conflict, "The comment has been hidden and stays so.");
                if (row.IsLocked && !await MayWriteAsync(context, caller, repository, cancellation))
                    throw new RefusedException(Refusal.Forbidden, $"Discussion {number} is locked: its comments stay as they are.");
                context.Update(item);
                change(context, item, repository);
                var activity = context.Note(caller, repository.Id, ActivityKind.CommentChanged, clock.GetUtcNow());
                (activity.DiscussionId, activity.EventId) = (row.Id, item.Id);
                return item;
            },
            cancellation);
    }

    private static async Task RequireAuthorAsync(HubDbContext context, Caller caller, RepositoryRow repository, long authorId, bool isForWriters, CancellationToken cancellation)
    {
        if (caller.UserId == authorId) return;
        if (isForWriters && await MayWriteAsync(context, caller, repository, cancellation)) return;
        throw new RefusedException(Refusal.Forbidden, isForWriters ? "Only who wrote a comment, or who may write to the repository, can hide it." : "Only who wrote a comment can change it.");
    }
}
