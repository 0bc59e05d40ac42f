namespace Linnet.Training.Tasks.Pretraining;

/// <summary>What a stored token says beside its id: whether it continues the word that the token before it belongs to.</summary>
internal static class TokenFlags
{
    private const int ContinuesBit = 1 << 30;

    internal static int Continue(int id) => id | ContinuesBit;

    internal static bool Continues(int token) => (token & ContinuesBit) != 0;

    internal static int Id(int token) => token & ~ContinuesBit;
}
