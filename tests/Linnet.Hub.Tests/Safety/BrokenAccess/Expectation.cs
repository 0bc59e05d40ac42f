namespace Linnet.Hub.Tests.Safety.BrokenAccess;

/// <summary>What each role may do with a repository in each state, written down once more, apart from the code that decides it.</summary>
internal static class Expectation
{
    internal const char Allowed = 'A', Hidden = 'H', Gated = 'G', Disabled = 'D', Login = 'L', Forbidden = 'F';

    internal static readonly IReadOnlyList<string> States = ["public", "gated", "private", "disabled", "private-disabled"];

    /// <summary>For each role, in the order of <see cref="States"/>, the letters of see, read, discuss, write, administer.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["anonymous"] = "AALLL AGLLL HHHHH ADDDD HHHHH",
        ["stranger"] = "AAAFF AGAFF HHHHH ADDDD HHHHH",
        ["stranger-reading"] = "AAFFF AGFFF HHHHH ADDDD HHHHH",
        ["granted"] = "AAAFF AAAFF HHHHH ADDDD HHHHH",
        ["reader"] = "AAAFF AAAFF AAAFF ADDDD ADDDD",
        ["writer"] = "AAAAF AAAAF AAAAF ADDDD ADDDD",
        ["writer-reading"] = "AAFFF AAFFF AAFFF ADDDD ADDDD",
        ["administrator"] = "AAAAA AAAAA AAAAA ADDDD ADDDD",
        ["administrator-reading"] = "AAFFF AAFFF AAFFF ADDDD ADDDD",
        ["root-writing"] = "AAAFF AGAFF HHHHH ADDDD HHHHH",
        ["root"] = "AAAAA AAAAA AAAAA AAAAA AAAAA",
    };

    internal static IEnumerable<string> Roles => Table.Keys;

    /// <summary>What a role hears of a repository in a state.</summary>
    internal static char Of(string role, string state, Need need)
    {
        var letters = Table[role].Split(' ')[States.ToList().IndexOf(state)];
        if (need != Need.Ask) return letters[(int)need];
        return letters[0] == Allowed && role == "anonymous" ? Login : letters[0];
    }

    /// <summary>What a role hears where no repository is concerned.</summary>
    internal static char Of(string role, Need need) => need switch
    {
        Need.Nothing => Allowed,
        Need.SignedAddress => Forbidden,
        _ when role == "anonymous" => Login,
        Need.SignedIn => Allowed,
        Need.Writer => role.EndsWith("-reading", StringComparison.Ordinal) ? Forbidden : Allowed,
        _ => role == "root" ? Allowed : Forbidden,
    };
}
