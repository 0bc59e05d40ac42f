namespace Linnet.Hub.Content;

/// <summary>What objects of a blob store may be called: parts between slashes that mean the same in every store.</summary>
internal static class BlobNames
{
    /// <summary>Refuses names that could lead somewhere else.</summary>
    internal static void Check(string name)
    {
        foreach (var part in name.Split('/'))
        {
            if (part.Length == 0 || part[0] == '.' || part.AsSpan().IndexOfAny('\\', ':', '\0') >= 0)
                throw new ArgumentException($"'{name}' is no name of a stored object.", nameof(name));
        }
    }
}
