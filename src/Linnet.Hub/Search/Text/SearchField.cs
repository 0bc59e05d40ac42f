namespace Linnet.Hub.Search.Text;

/// <summary>Where a word of a repository stands; a word in a higher field says more.</summary>
internal enum SearchField
{
    /// <summary>Anywhere in the card.</summary>
    Body = 0,

    /// <summary>In the title or first lines of the card.</summary>
    Summary = 1,

    /// <summary>In the tags.</summary>
    Tags = 2,

    /// <summary>In the name.</summary>
    Name = 3,
}
