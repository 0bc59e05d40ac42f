using System.Globalization;
using System.Text;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Origin.Signing;

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
internal sealed class CommitStatement
{
    private const string FirstLine = "linnet-commit-signature 1";
    private const string RepositoryField = "repository ";
    private const string CommitField = "commit ";
    private const string TreeField = "tree ";
    private const string FilesField = "files ";
    private const string Gap = "  ";
    private const int HeadLines = 5;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private CommitStatement(RepositoryName repository, ObjectId commit, ObjectId tree, IReadOnlyList<FileDigest> files) =>
        (Repository, Commit, Tree, Files) = (repository, commit, tree, files);

    /// <summary>Where the commit is; a signature does not move with a copy.</summary>
    internal RepositoryName Repository { get; }

    internal ObjectId Commit { get; }

    internal ObjectId Tree { get; }

    /// <summary>In the order of their paths' bytes.</summary>
    internal IReadOnlyList<FileDigest> Files { get; }

    /// <summary>States something.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="files">All files, in any order.</param>
    /// <exception cref="ConfigurationException">A name cannot be written, or a path is there twice.</exception>
    internal static CommitStatement Create(RepositoryName repository, ObjectId commit, ObjectId tree, IEnumerable<FileDigest> files)
    {
        if (!IsName(repository.Namespace) || !IsName(repository.Name))
            throw new ConfigurationException($"'{Escape(repository.Id)}' cannot be signed: a repository's name has neither spaces nor control characters");
        var sorted = files.Select(file => (Bytes: BytesOf(file.Path), File: file)).ToArray();
        Array.Sort(sorted, (left, right) => left.Bytes.AsSpan().SequenceCompareTo(right.Bytes));
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i].Bytes.AsSpan().SequenceEqual(sorted[i - 1].Bytes)) throw new ConfigurationException($"'{Escape(sorted[i].File.Path)}' cannot be signed: it is there twice");
        return new CommitStatement(repository, commit, tree, [.. sorted.Select(pair => pair.File)]);
    }

    /// <summary>The text that is signed.</summary>
    internal string ToText()
    {
        var text = new StringBuilder();
        text.Append(FirstLine).Append('\n')
            .Append(RepositoryField).Append(RepositoryKinds.Word(Repository.Kind)).Append(' ').Append(Repository.Id).Append('\n')
            .Append(CommitField).Append(Commit).Append('\n')
            .Append(TreeField).Append(Tree).Append('\n')
            .Append(FilesField).Append(Files.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var file in Files) text.Append(file.Sha256).Append(Gap).Append(Escape(file.Path)).Append('\n');
        return text.ToString();
    }

    /// <summary>The bytes that are signed.</summary>
    internal byte[] ToBytes() => BytesOf(ToText());

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <returns>Null where it is anything else, by as little as a space.</returns>
    internal static CommitStatement? TryParse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length <= HeadLines || lines[0] != FirstLine) return null;
        if (RepositoryOf(lines[1]) is not { } repository || ObjectOf(lines[2], CommitField) is not { } commit || ObjectOf(lines[3], TreeField) is not { } tree) return null;
        var files = new List<FileDigest>();
        foreach (var line in lines[HeadLines..^1])
        {
            var end = 2 * ContentId.Length;
            if (line.Length <= end || !ContentId.TryParse(line[..end], out var hash) || Unescape(line[end..]) is not { } path) return null;
            files.Add(new FileDigest(path, hash));
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

    private static RepositoryName? RepositoryOf(string line) =>
        line.Split(' ') is [var field, var kind, var id] && $"{field} " == RepositoryField && RepositoryKinds.TryParse(kind, out var parsed) && id.Split('/') is [var space, var name]
            ? new RepositoryName(parsed, space, name)
            : null;

    private static ObjectId? ObjectOf(string line, string field) =>
        line.StartsWith(field, StringComparison.Ordinal) && ObjectId.TryParse(line[field.Length..], out var id) ? id : null;

    private static bool IsName(string text) =>
        text.Length > 0 && !text.Any(letter => letter == '/' || char.IsWhiteSpace(letter) || char.IsControl(letter) || char.IsSurrogate(letter));

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
