using Linnet.Models.Folder;

namespace Linnet.Hub.Diff;

/// <summary>Compares two versions of a repository, in memory that is bounded whatever their sizes.</summary>
/// <param name="before">The old version.</param>
/// <param name="after">The new version.</param>
/// <param name="limits">How much is read and shown.</param>
internal sealed class VersionComparison(IVersionFiles before, IVersionFiles after, DiffLimits limits)
{
    private int _textFilesLeft = limits.MaxTextFiles;
    private long _textBytesLeft = limits.MaxTextTotal;

    /// <summary>Compares two versions.</summary>
    internal static Task<VersionDiff> CompareAsync(IVersionFiles before, IVersionFiles after, CancellationToken cancellation) =>
        new VersionComparison(before, after, new DiffLimits()).CompareAsync(cancellation);

    /// <summary>Compares them.</summary>
    internal async Task<VersionDiff> CompareAsync(CancellationToken cancellation)
    {
        var changes = new List<FileChange>();
        TokenizerDiff? tokenizer = null;
        foreach (var (old, present) in FileComparison.Compare(before, after))
        {
            var change = FileComparison.Describe(old, present);
            var isTokenizer = change.Path == ModelFolder.TokenizerFile;
            if (isTokenizer && change.Kind == ChangeKind.Changed) tokenizer = await CompareTokenizersAsync(old!, present!, cancellation);
            changes.Add(isTokenizer || change.Kind == ChangeKind.Renamed ? change : await WithLinesAsync(change, old, present, cancellation));
        }

        return new VersionDiff(changes)
        {
            Tokenizer = tokenizer,
            Weights = await new WeightsComparison(before, after, limits).CompareAsync(cancellation),
            Card = await CompareCardsAsync(cancellation),
        };
    }

    private async Task<TokenizerDiff?> CompareTokenizersAsync(VersionFile old, VersionFile present, CancellationToken cancellation) =>
        await before.ReadAsync(old, limits.MaxTokenizerBytes, cancellation) is { } x && await after.ReadAsync(present, limits.MaxTokenizerBytes, cancellation) is { } y
            ? TokenizerComparison.Compare(x, y)
            : null;

    private async Task<FileChange> WithLinesAsync(FileChange change, VersionFile? old, VersionFile? present, CancellationToken cancellation)
    {
        var size = (old?.Size ?? 0) + (present?.Size ?? 0);
        if (_textFilesLeft == 0 || size > _textBytesLeft || !await MayBeTextAsync(before, old, cancellation) || !await MayBeTextAsync(after, present, cancellation)) return change;
        _textFilesLeft--;
        _textBytesLeft -= size;
        var x = old is null ? [] : await before.ReadAsync(old, limits.MaxTextBytes, cancellation);
        var y = present is null ? [] : await after.ReadAsync(present, limits.MaxTextBytes, cancellation);
        if (TextLines.Decode(x) is not { } textBefore || TextLines.Decode(y) is not { } textAfter) return change;
        return change with
        {
            Text = TextComparison.Compare(textBefore, textAfter, limits.MaxTextLines),
            Fields = old is not null && present is not null && present.EndsWith(".json") ? FieldComparison.Compare(x, y) : null,
        };
    }

    /// <summary>Looks at size and first bytes, so that weights are not read as text.</summary>
    private async Task<bool> MayBeTextAsync(IVersionFiles files, VersionFile? file, CancellationToken cancellation)
    {
        const int HeadLength = 4096;
        return file is null || (file.Size <= limits.MaxTextBytes && !(await files.ReadHeadAsync(file, HeadLength, cancellation)).Contains((byte)0));
    }

    private async Task<CardDiff?> CompareCardsAsync(CancellationToken cancellation)
    {
        var (old, present) = (await ReadCardAsync(before, cancellation), await ReadCardAsync(after, cancellation));
        if (old == present) return null;
        var diff = CardComparison.Compare(old, present);
        return diff.IsEmpty ? null : diff;
    }

    private async Task<string> ReadCardAsync(IVersionFiles files, CancellationToken cancellation) =>
        files.Find(ModelFolder.CardFile) is { } file && await files.ReadAsync(file, limits.MaxTextBytes, cancellation) is { } bytes && TextLines.Decode(bytes) is { } text
            ? text
            : string.Empty;
}
