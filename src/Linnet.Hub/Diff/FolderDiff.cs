namespace Linnet.Hub.Diff;

/// <summary>Compares two versions of a model that lie in folders on this machine.</summary>
public static class FolderDiff
{
    /// <summary>Compares two folders: files, lines, fields, tokenisers, tensors, cards.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The difference as JSON, in the form in which the hub answers too.</returns>
    /// <exception cref="ConfigurationException">One of them is no folder.</exception>
    public static async Task<string> CompareAsync(string before, string after, CancellationToken cancellation = default)
    {
        foreach (var folder in new[] { before, after })
        {
            if (!Directory.Exists(folder)) throw new ConfigurationException($"{folder}: there is no such folder.");
        }

        var (old, present) = (await FolderFiles.OpenAsync(before, cancellation), await FolderFiles.OpenAsync(after, cancellation));
        return (await VersionComparison.CompareAsync(old, present, cancellation)).ToJson();
    }
}
