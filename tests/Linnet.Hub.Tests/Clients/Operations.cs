namespace Linnet.Hub.Tests.Clients;

/// <summary>The rows of the table of clients and operations, in the order in which somebody comes to need them.</summary>
internal static class Operations
{
    internal const string WhoAmI = "who am I";
    internal const string Create = "create, also a taken name, with files";
    internal const string Access = "is it there, may I";
    internal const string Settings = "settings, another name, delete";
    internal const string List = "list, with filters, sorting and pages";
    internal const string Describe = "describe";
    internal const string Trees = "trees, folders, pages";
    internal const string Paths = "describe paths";
    internal const string Exists = "is a file there";
    internal const string Fetch = "fetch a file";
    internal const string FetchAll = "fetch all";
    internal const string Weights = "read the head of weights";
    internal const string Tokenizer = "configuration and tokeniser";
    internal const string Clone = "clone, with large files";
    internal const string Send = "send small and large files";
    internal const string Parts = "send in parts";
    internal const string Xet = "send where Xet is installed";
    internal const string Parent = "commit on a parent";
    internal const string Delete = "copy and delete files and folders";
    internal const string History = "history";
    internal const string Refs = "branches and tags";
    internal const string Cards = "cards";
    internal const string Discussions = "discussions, pull requests";
    internal const string Collections = "collections";
    internal const string Gated = "gated repositories";
    internal const string Errors = "what is refused";

    internal static readonly IReadOnlyList<string> All =
    [
        WhoAmI, Create, Access, Settings, List, Describe, Trees, Paths, Exists, Fetch, FetchAll, Weights, Tokenizer, Clone, Send, Parts, Xet, Parent, Delete, History, Refs, Cards, Discussions, Collections, Gated, Errors,
    ];
}
