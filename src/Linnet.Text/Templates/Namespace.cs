namespace Linnet.Text.Templates;

/// <summary>Variables that a loop can change for what follows it: <c>namespace(found=false)</c>.</summary>
internal sealed class Namespace
{
    internal Dictionary<string, object?> Fields { get; } = new(StringComparer.Ordinal);
}
