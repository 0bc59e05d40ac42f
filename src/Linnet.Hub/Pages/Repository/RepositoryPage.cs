using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Repository;

/// <summary>The repository that a page is about, and what its visitor may do with it; cascades to <see cref="RepositoryHeader"/> and all parts.</summary>
internal sealed class RepositoryPage
{
    private RepositoryPage(RepositoryRow row, string tab)
    {
        Row = row;
        Tab = tab;
    }

    internal RepositoryRow Row { get; }

    /// <summary>The tab that the page belongs to: a key of <see cref="RepositoryTabs"/>.</summary>
    internal string Tab { get; }

    internal RepositoryName Name => Row.FullName;

    internal RepositoryKind Kind => Row.Kind;

    /// <summary>The repository's own address, with a slash in front and none at the end.</summary>
    internal string Address => $"/{Name.Address}";

    /// <summary>The visitor may read its files.</summary>
    internal bool CanRead { get; private init; }

    /// <summary>The visitor may take part in its discussions.</summary>
    internal bool CanDiscuss { get; private init; }

    /// <summary>The visitor may commit to it.</summary>
    internal bool CanWrite { get; private init; }

    /// <summary>The visitor may change its settings.</summary>
    internal bool CanAdminister { get; private init; }

    /// <summary>Opens the repository that an address names.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="context">The request.</param>
    /// <param name="kind">The kind that the address is of.</param>
    /// <param name="verb">What the page is for; who may not gets no page.</param>
    /// <param name="tab">The tab that the page belongs to.</param>
    internal static async Task<RepositoryPage> OpenAsync(HubServices hub, HttpContext context, RepositoryKind kind, Verb verb, string tab)
    {
        var (caller, cancellation) = (context.Caller, context.RequestAborted);
        var name = context.NameOf(kind);
        if (NameRules.IsReserved(name.Namespace)) throw new RefusedException(Refusal.NotFound, $"The hub has nothing at {context.Request.Path}.");
        var row = await hub.Access.OpenAsync(caller, name, verb, cancellation);
        return await hub.Database.ReadAsync(async database =>
        {
            return new RepositoryPage(row, tab)
            {
                CanRead = await MayAsync(Verb.Read),
                CanDiscuss = await MayAsync(Verb.Discuss),
                CanWrite = await MayAsync(Verb.Write),
                CanAdminister = await MayAsync(Verb.Administer),
            };

            async Task<bool> MayAsync(Verb asked) => await RepositoryAccess.DecideAsync(database, caller, row, asked, cancellation) == Decision.Allowed;
        });
    }
}
