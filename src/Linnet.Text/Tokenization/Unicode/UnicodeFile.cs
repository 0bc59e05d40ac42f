namespace Linnet.Text.Tokenization;

/// <summary>Reads the embedded unicode.bin, whose layout tools/unicode/generate.py describes.</summary>
internal sealed class UnicodeFile
{
    private readonly byte[] _content;
    private int _position;

    private UnicodeFile(byte[] content)
    {
        _content = content;
        Punctuation = ReadSet();
        NonspacingMarks = ReadSet();
        Others = ReadSet();
        CombiningMarks = ReadSet();
        OtherAlphabetic = ReadSet();
        OtherUppercase = ReadSet();
        OtherLowercase = ReadSet();
        CombiningClasses = new (int, byte, bool)[Next()];
        var codePoint = 0;
        foreach (ref var entry in CombiningClasses.AsSpan())
        {
            codePoint += Next();
            var value = Next();
            entry = (codePoint, (byte)(value >> 1), (value & 1) != 0);
        }

        Decompositions = new Decomposition[Next()];
        codePoint = 0;
        foreach (ref var entry in Decompositions.AsSpan())
        {
            codePoint += Next();
            var header = Next();
            var parts = new int[header >> 3];
            foreach (ref var part in parts.AsSpan()) part = Next();
            entry = new Decomposition(codePoint, parts, (header & 4) != 0, (header & 2) != 0, (header & 1) != 0);
        }

        ReadScripts();
    }

    internal static UnicodeFile Instance { get; } = Load();

    /// <summary>General category P as of Unicode 8.</summary>
    internal CodePointSet Punctuation { get; }

    /// <summary>General category Mn as of Unicode 8.</summary>
    internal CodePointSet NonspacingMarks { get; }

    /// <summary>General categories Cc, Cf and Co as of Unicode 8.</summary>
    internal CodePointSet Others { get; }

    /// <summary>General category M as of Unicode 9.</summary>
    internal CodePointSet CombiningMarks { get; }

    /// <summary>What is Alphabetic besides letters and letter numbers.</summary>
    internal CodePointSet OtherAlphabetic { get; }

    /// <summary>What is Uppercase besides Lu.</summary>
    internal CodePointSet OtherUppercase { get; }

    /// <summary>What is Lowercase besides Ll.</summary>
    internal CodePointSet OtherLowercase { get; }

    /// <summary>Code points whose canonical combining class is not 0; "recent" ones came after Unicode 9.</summary>
    internal (int CodePoint, byte Class, bool Recent)[] CombiningClasses { get; }

    /// <summary>All decompositions but the Hangul syllables', one level each, in ascending order.</summary>
    internal Decomposition[] Decompositions { get; }

    /// <summary>The code points of each script, by the script's name (<c>Han</c>, <c>Old_Italic</c>), whatever its case.</summary>
    internal Dictionary<string, CodePointSet> Scripts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ranges of all scripts in ascending order; the last member counts the scripts from 0.</summary>
    internal (int Start, int End, int Script)[] ScriptRanges { get; private set; } = [];

    private static UnicodeFile Load()
    {
        using var stream = typeof(UnicodeFile).Assembly.GetManifestResourceStream("unicode.bin")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new UnicodeFile(content);
    }

    private CodePointSet ReadSet()
    {
        var set = new CodePointSet();
        var end = 0;
        for (var count = Next(); count > 0; count--)
        {
            var start = end + Next();
            end = start + Next();
            set.Add(start, end);
        }

        return set;
    }

    private void ReadScripts()
    {
        var sets = new CodePointSet[Next()];
        for (var i = 0; i < sets.Length; i++)
        {
            var length = Next();
            Scripts.Add(System.Text.Encoding.ASCII.GetString(_content, _position, length), sets[i] = new CodePointSet());
            _position += length;
        }

        ScriptRanges = new (int, int, int)[Next()];
        var end = 0;
        foreach (ref var range in ScriptRanges.AsSpan())
        {
            var start = end + Next();
            end = start + Next();
            range = (start, end, Next());
            sets[range.Script].Add(start, end);
        }
    }

    private int Next()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var octet = _content[_position++];
            value |= (octet & 0x7F) << shift;
            if (octet < 0x80) return value;
        }
    }

    /// <summary>What one character decomposes into, before the parts are decomposed further.</summary>
    internal readonly record struct Decomposition(int CodePoint, int[] Parts, bool Excluded, bool Compatibility, bool Recent);
}
