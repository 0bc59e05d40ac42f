namespace Linnet.Hub.Access;

/// <summary>Names that accounts and repositories may have: those that every client takes.</summary>
internal static class NameRules
{
    internal const int MaxLength = 96;

    /// <summary>First parts of addresses that the hub needs for itself.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "models", "datasets", "spaces", "lfs", "assets", "settings", "login", "logout", "join", "new", "search", "docs", "oauth",
        "organizations", "users", "notifications", "collections", "leaderboards", "health", "metrics", "tasks", "xet", "resolve", "favicon.ico", "robots.txt",
        "activity", "reports", "audit",
    };

    /// <summary>Refuses what no client could name.</summary>
    internal static void Check(string name)
    {
        if (Problem(name) is { } problem) throw new RefusedException(Refusal.BadRequest, $"'{name}' cannot be a name: {problem}.");
    }

    /// <summary>Whether the hub needs a name for itself.</summary>
    internal static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>Refuses also what the hub needs for itself.</summary>
    internal static void CheckAccount(string name)
    {
        Check(name);
        if (IsReserved(name))
            throw new RefusedException(Refusal.BadRequest, $"'{name}' cannot be the name of a user or an organisation: the hub needs it for itself.");
    }

    private static string? Problem(string name)
    {
        if (name.Length is 0 or > MaxLength) return $"it must have 1 to {MaxLength} characters";
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')) return "only a-z, A-Z, 0-9, '_', '.' and '-' are allowed";
        if (name[0] is '.' or '-' || name[^1] is '.' or '-') return "it must not begin or end with '.' or '-'";
        if (name.Contains("--", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal)) return "it must not contain '--' or '..'";
        if (name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) return "it must not end in .git or .ipynb";
        return null;
    }
}
