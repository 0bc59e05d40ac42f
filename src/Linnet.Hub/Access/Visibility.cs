namespace Linnet.Hub.Access;

/// <summary>Who knows of a repository.</summary>
internal enum Visibility
{
    /// <summary>Everybody.</summary>
    Public = 0,

    /// <summary>Its owner, or the members of the organisation that owns it.</summary>
    Private = 1,
}
