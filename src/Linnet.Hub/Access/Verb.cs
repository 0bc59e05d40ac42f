namespace Linnet.Hub.Access;

/// <summary>What is to be done with a repository.</summary>
internal enum Verb
{
    /// <summary>Knowing that it is there, and its card.</summary>
    See,

    /// <summary>Its files and history.</summary>
    Read,

    /// <summary>Taking part in its discussions.</summary>
    Discuss,

    /// <summary>Commits, branches and tags.</summary>
    Write,

    /// <summary>Settings, another name, deletion.</summary>
    Administer,
}
