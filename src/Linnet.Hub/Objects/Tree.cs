using System.Buffers;
using System.Text;

namespace Linnet.Hub.Objects;

/// <summary>A folder as git writes it: <c>mode name\0id</c> for each entry, sorted by bytes as if the names of folders ended in a slash.</summary>
internal sealed class Tree
{
    private readonly Dictionary<string, TreeEntry> _byName;

    private Tree(IReadOnlyList<TreeEntry> entries)
    {
        Entries = entries;
        _byName = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    internal static Tree Empty { get; } = new([]);

    /// <summary>In git's order.</summary>
    internal IReadOnlyList<TreeEntry> Entries { get; }

    /// <summary>Puts entries into git's order.</summary>
    internal static Tree Of(IEnumerable<TreeEntry> entries) => new([.. entries.OrderBy(SortKey, ByteOrder.Instance)]);

    internal static Tree Parse(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<TreeEntry>();
        while (bytes.Length > 0)
        {
            var space = bytes.IndexOf((byte)' ');
            var zero = bytes.IndexOf((byte)0);
            if (space <= 0 || zero < space || bytes.Length < zero + 1 + ObjectId.Length) throw new FormatException("This is no git tree.");
            var mode = Convert.ToInt32(Encoding.ASCII.GetString(bytes[..space]), 8);
            entries.Add(new TreeEntry((EntryMode)mode, Encoding.UTF8.GetString(bytes[(space + 1)..zero]), ObjectId.FromBytes(bytes.Slice(zero + 1, ObjectId.Length))));
            bytes = bytes[(zero + 1 + ObjectId.Length)..];
        }

        return new Tree(entries);
    }

    internal TreeEntry? Find(string name) => _byName.GetValueOrDefault(name);

    internal byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var entry in Entries)
        {
            bytes.Write(Encoding.ASCII.GetBytes(Convert.ToString((int)entry.Mode, 8)));
            bytes.Write(" "u8);
            bytes.Write(Encoding.UTF8.GetBytes(entry.Name));
            bytes.Write("\0"u8);
            bytes.Write(entry.Id.ToBytes());
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static byte[] SortKey(TreeEntry entry) => Encoding.UTF8.GetBytes(entry.IsFolder ? entry.Name + "/" : entry.Name);

    private sealed class ByteOrder : IComparer<byte[]>
    {
        internal static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
