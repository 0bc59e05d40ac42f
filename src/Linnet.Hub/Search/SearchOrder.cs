namespace Linnet.Hub.Search;

/// <summary>In which order repositories are listed; all run downwards but the last.</summary>
internal enum SearchOrder
{
    /// <summary>What fits the words best first; without words, as <see cref="Trending"/>.</summary>
    Relevance,

    /// <summary>What gets the most attention lately first.</summary>
    Trending,

    /// <summary>The one changed last first.</summary>
    Modified,

    /// <summary>The newest first.</summary>
    Created,

    /// <summary>The one downloaded most first.</summary>
    Downloads,

    /// <summary>The one liked most first.</summary>
    Likes,

    /// <summary>The one liked most in the last thirty days first.</summary>
    RecentLikes,

    /// <summary>The one with the most parameters first.</summary>
    Parameters,

    /// <summary>The one with the most bytes of weights first.</summary>
    MainSize,

    /// <summary>By name.</summary>
    Name,
}
