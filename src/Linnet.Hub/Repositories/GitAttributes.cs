using System.Text;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Repositories;

/// <summary>Which files git-lfs keeps, by a repository's <c>.gitattributes</c> (git's gitattributes and gitignore manuals for the patterns).</summary>
internal sealed class GitAttributes
{
    internal const string FileName = ".gitattributes";

    /// <summary>What a new repository begins with: weights and archives.</summary>
    internal static readonly string Initial = string.Concat(
        new[]
        {
            "7z", "arrow", "bin", "bz2", "ckpt", "ftz", "gguf", "gz", "h5", "joblib", "model", "msgpack", "npy", "npz", "onnx", "ot", "parquet", "pb", "pickle",
            "pkl", "pt", "pth", "rar", "safetensors", "tar", "tflite", "tgz", "wasm", "xz", "zip", "zst",
        }.Select(extension => $"*.{extension} filter=lfs diff=lfs merge=lfs -text\n"));

    private const int MaxPatterns = 1000;
    private static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(100);

    private readonly List<(Regex Pattern, bool IsLarge)> _rules = [];

    /// <summary>Reads a file; lines that say nothing about filters are passed over.</summary>
    internal static GitAttributes Parse(string text)
    {
        var attributes = new GitAttributes();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Take(MaxPatterns))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[0].StartsWith('#')) continue;
            foreach (var word in words.Skip(1))
            {
                if (word is "filter=lfs") attributes._rules.Add((Compile(words[0]), true));
                else if (word is "-filter" or "!filter" || word.StartsWith("filter=", StringComparison.Ordinal)) attributes._rules.Add((Compile(words[0]), false));
            }
        }

        return attributes;
    }

    /// <summary>The last line that matches decides.</summary>
    internal bool IsLarge(string path)
    {
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            try
            {
                if (_rules[i].Pattern.IsMatch(path)) return _rules[i].IsLarge;
            }
            catch (RegexMatchTimeoutException)
            {
                // A pattern that takes so long was made to do so; it matches nothing.
            }
        }

        return false;
    }

    /// <summary>A pattern without a slash is for names in any folder; <c>*</c> stops at slashes, <c>**</c> does not.</summary>
    private static Regex Compile(string pattern)
    {
        var text = pattern.TrimStart('/');
        var regex = new StringBuilder(pattern.Contains('/', StringComparison.Ordinal) ? "^" : "^(?:.*/)?");
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("**/"))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (text.AsSpan(i).StartsWith("**"))
            {
                regex.Append(".*");
                i++;
            }
            else if (text[i] == '*') regex.Append("[^/]*");
            else if (text[i] == '?') regex.Append("[^/]");
            else if (text[i] == '[' && text.IndexOf(']', i + 1) is var end and > 0)
            {
                var members = text[(i + 1)..end];
                regex.Append('[').Append(members.StartsWith('!') ? "^" : string.Empty).Append(Regex.Escape(members.TrimStart('!')).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                i = end;
            }
            else regex.Append(Regex.Escape(text[i].ToString()));
        }

        try
        {
            return new Regex(regex.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchLimit);
        }
        catch (RegexParseException)
        {
            // Such as a range that runs backwards: no name has it.
            return new Regex("(?!)");
        }
    }
}
