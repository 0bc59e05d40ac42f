using System.Text;

namespace Linnet.Data;

/// <summary>Turns tokens back into a text: with spaces, or without where the tokens are single Chinese or Japanese characters.</summary>
internal static class TokenText
{
    internal static string Join(IReadOnlyList<string> tokens) =>
        string.Join(tokens.Count(IsUnspaced) * 2 > tokens.Count ? "" : " ", tokens);

    private static bool IsUnspaced(string token) =>
        Rune.DecodeFromUtf16(token, out var rune, out var length) == System.Buffers.OperationStatus.Done
        && length == token.Length
        && ScriptTable.IsUnspaced(rune.Value);
}
