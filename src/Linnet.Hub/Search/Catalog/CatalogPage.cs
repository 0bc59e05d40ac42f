namespace Linnet.Hub.Search.Catalog;

/// <summary>
/// Repositories with neighbouring numbers. Their names also stand behind each other in one text: looking for a word there is one walk over memory in order,
/// where a walk from repository to repository waits for memory at each.
/// </summary>
internal sealed class CatalogPage
{
    /// <summary>The bits of a number that say where in its page a repository stands.</summary>
    internal const int Bits = 9;

    /// <summary>Places in a page.</summary>
    internal const int Size = 1 << Bits;

    // No name and nothing that is typed as one word has it.
    private const char Between = '\n';

    private readonly CatalogEntry?[] _entries;
    private readonly string _names;

    /// <summary>Where in the text the name of each place begins.</summary>
    private readonly int[] _starts = new int[Size];

    /// <param name="entries">As many as a page has places; kept, and not to be changed any more.</param>
    internal CatalogPage(CatalogEntry?[] entries)
    {
        _entries = entries;
        for (var i = 1; i < Size; i++) _starts[i] = _starts[i - 1] + (entries[i - 1]?.NameKey.Length ?? 0) + 1;
        _names = string.Join(Between, entries.Select(entry => entry?.NameKey));
    }

    /// <summary>All places; null where there is no repository.</summary>
    internal ReadOnlySpan<CatalogEntry?> Entries => _entries;

    /// <summary>The entries, to make another page of.</summary>
    internal CatalogEntry?[] Copy() => [.. _entries];

    /// <summary>Finds the names that hold a text.</summary>
    /// <param name="part">In small letters, without white space.</param>
    /// <param name="holds">[Size]; true is written where a name holds it, nothing elsewhere.</param>
    internal void FindNames(string part, Span<bool> holds)
    {
        var names = _names.AsSpan();
        for (var at = 0; at < names.Length;)
        {
            var found = names[at..].IndexOf(part, StringComparison.Ordinal);
            if (found < 0) return;
            var place = Array.BinarySearch(_starts, at + found);
            if (place < 0) place = ~place - 1;
            holds[place] = true;
            if (place + 1 == Size) return;
            at = _starts[place + 1];
        }
    }
}
