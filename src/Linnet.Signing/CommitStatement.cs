using System.Globalization;
using System.Text;

namespace Linnet.Signing;

/// <summary>
/// What a signature states: this commit of this repository has this tree, and its files have these bytes. The bytes that are signed are lines of UTF-8, each with a
/// line feed:
/// <code>
/// linnet-commit-signature 1
/// repository model alice/base
/// commit 0123… (40 digits)
/// tree 4567… (40 digits)
/// files 2
/// 89ab… (64 digits)  README.md
/// cdef… (64 digits)  model.safetensors
/// </code>
/// Files are in the order of their paths' bytes. Control characters and the percent sign of a path are written as <c>%0A</c>. There is one way to write a statement,
/// and only that one is read.
/// </summary>
public sealed class CommitStatement
{
    private const string FirstLine = "linnet-commit-signature 1";
    private const string RepositoryField = "repository ";
    private const string CommitField = "commit ";
    private const string TreeField = "tree ";
    private const string FilesField = "files ";
    private const string Gap = "  ";
    private const int HeadLines = 5;
    private const int Sha1Length = 40;
    private const int Sha256Length = 64;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private CommitStatement(SignedRepository repository, string commit, string tree, IReadOnlyList<SignedFile> files) =>
        (Repository, Commit, Tree, Files) = (repository, commit, tree, files);

    /// <summary>Where the commit is; a signature does not move with a copy.</summary>
    public SignedRepository Repository { get; }

    /// <summary>Git's id of the commit, 40 small hexadecimal digits.</summary>
    public string Commit { get; }

    /// <summary>Git's id of its root folder, 40 small hexadecimal digits.</summary>
    public string Tree { get; }

    /// <summary>In the order of their paths' bytes.</summary>
    public IReadOnlyList<SignedFile> Files { get; }

    /// <summary>States something.</summary>
    /// <param name="repository">Its kind and name.</param>
    /// <param name="commit">The commit's id.</param>
    /// <param name="tree">Its tree's id.</param>
    /// <param name="files">All files, in any order.</param>
    /// <exception cref="ConfigurationException">A name cannot be written, an id is none, or a path is there twice.</exception>
    public static CommitStatement Create(SignedRepository repository, string commit, string tree, IEnumerable<SignedFile> files)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(files);
        if (!repository.IsWritable)
            throw new ConfigurationException($"'{Escape(repository.ToString())}' cannot be signed: a repository has a kind and a name such as model alice/base, without spaces and control characters");
        foreach (var id in new[] { commit, tree })
            if (!IsHash(id, Sha1Length)) throw new ConfigurationException($"'{Escape(id)}' cannot be signed: git's ids have {Sha1Length} small hexadecimal digits");
        var sorted = files.Select(file => (Bytes: BytesOf(file.Path), File: file)).ToArray();
        Array.Sort(sorted, (left, right) => left.Bytes.AsSpan().SequenceCompareTo(right.Bytes));
        for (var i = 0; i < sorted.Length; i++)
        {
            var file = sorted[i].File;
            if (!IsHash(file.Sha256, Sha256Length)) throw new ConfigurationException($"'{Escape(file.Path)}' cannot be signed: a SHA-256 has {Sha256Length} small hexadecimal digits");
            if (i > 0 && sorted[i].Bytes.AsSpan().SequenceEqual(sorted[i - 1].Bytes)) throw new ConfigurationException($"'{Escape(file.Path)}' cannot be signed: it is there twice");
        }

        return new CommitStatement(repository, commit, tree, [.. sorted.Select(pair => pair.File)]);
    }

    /// <summary>The text that is signed.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(FirstLine).Append('\n')
            .Append(RepositoryField).Append(Repository).Append('\n')
            .Append(CommitField).Append(Commit).Append('\n')
            .Append(TreeField).Append(Tree).Append('\n')
            .Append(FilesField).Append(Files.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var file in Files) text.Append(file.Sha256).Append(Gap).Append(Escape(file.Path)).Append('\n');
        return text.ToString();
    }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToBytes() => BytesOf(ToText());

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <param name="text">The statement.</param>
    /// <returns>Null where it is anything else, by as little as a space.</returns>
    public static CommitStatement? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (lines.Length <= HeadLines || lines[0] != FirstLine) return null;
        if (ValueOf(lines[1], RepositoryField) is not { } name || SignedRepository.TryParse(name) is not { } repository) return null;
        if (ValueOf(lines[2], CommitField) is not { } commit || ValueOf(lines[3], TreeField) is not { } tree) return null;
        var files = new List<SignedFile>();
        foreach (var line in lines[HeadLines..^1])
        {
            if (line.Length <= Sha256Length || Unescape(line[Sha256Length..]) is not { } path) return null;
            files.Add(new SignedFile(path, line[..Sha256Length]));
        }

        try
        {
            var statement = Create(repository, commit, tree, files);
            return statement.ToText() == text ? statement : null;
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private static bool IsHash(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigitLower);

    private static string? ValueOf(string line, string field) => line.StartsWith(field, StringComparison.Ordinal) ? line[field.Length..] : null;

    private static string Escape(string path) =>
        string.Concat(path.Select(letter => (char.IsControl(letter) && letter < '\u0080') || letter == '%' ? $"%{(int)letter:X2}" : letter.ToString()));

    private static string? Unescape(string line)
    {
        if (!line.StartsWith(Gap, StringComparison.Ordinal)) return null;
        var path = new StringBuilder();
        for (var i = Gap.Length; i < line.Length; i++)
        {
            var letter = line[i];
            if (letter == '%')
            {
                if (i + 2 >= line.Length || !byte.TryParse(line.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return null;
                letter = (char)code;
                i += 2;
            }

            path.Append(letter);
        }

        return path.ToString();
    }

    private static byte[] BytesOf(string text)
    {
        try
        {
            return Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException error)
        {
            throw new ConfigurationException($"a path cannot be signed: half of a character stands alone in it ({error.Message.ReplaceLineEndings(" ")})");
        }
    }
}
