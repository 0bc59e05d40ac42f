using System.Text.Json;

namespace Linnet.Hub.Diff;

/// <summary>Compares two JSON values field by field.</summary>
internal sealed class FieldComparison
{
    private const int MaxShown = 500;
    private const int MaxValueLength = 200;

    private readonly List<FieldChange> _changes = [];
    private int _count;

    private FieldComparison()
    {
    }

    /// <summary>Compares two files.</summary>
    /// <returns>Null where one of them is no JSON.</returns>
    internal static FieldChanges? Compare(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        using var old = JsonFile.TryParse(before);
        using var present = JsonFile.TryParse(after);
        return old is null || present is null ? null : JsonFile.OrNull(() => Compare(old.RootElement, present.RootElement));
    }

    /// <summary>Compares two values, without the properties of the root that a caller compares in another way.</summary>
    internal static FieldChanges Compare(JsonElement before, JsonElement after, params IReadOnlyCollection<string> except)
    {
        var comparison = new FieldComparison();
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object) comparison.CompareObjects(string.Empty, before, after, except);
        else comparison.CompareValues(string.Empty, before, after);
        return new FieldChanges(comparison._changes, comparison._count);
    }

    /// <summary>The text of a value, cut where it is long.</summary>
    internal static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= MaxValueLength ? text : $"{text.AsSpan(0, MaxValueLength)}…";
    }

    private static string Member(string path, string name)
    {
        var isPlain = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
        if (!isPlain) return $"{path}[{JsonSerializer.Serialize(name, DiffJson.Options)}]";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private void CompareValues(string path, JsonElement before, JsonElement after)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object) CompareObjects(path, before, after, []);
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array) CompareLists(path, before, after);
        else if (!JsonElement.DeepEquals(before, after)) Add(path, before, after);
    }

    private void CompareObjects(string path, JsonElement before, JsonElement after, IReadOnlyCollection<string> except)
    {
        var added = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in after.EnumerateObject()) added[property.Name] = property.Value;
        foreach (var property in before.EnumerateObject())
        {
            var isKept = added.Remove(property.Name, out var value);
            if (except.Contains(property.Name)) continue;
            if (isKept) CompareValues(Member(path, property.Name), property.Value, value);
            else Add(Member(path, property.Name), property.Value, null);
        }

        foreach (var property in after.EnumerateObject())
        {
            if (added.ContainsKey(property.Name) && !except.Contains(property.Name)) Add(Member(path, property.Name), null, property.Value);
        }
    }

    private void CompareLists(string path, JsonElement before, JsonElement after)
    {
        var (old, present) = (before.GetArrayLength(), after.GetArrayLength());
        using var olds = before.EnumerateArray().GetEnumerator();
        using var presents = after.EnumerateArray().GetEnumerator();
        for (var i = 0; i < Math.Max(old, present); i++)
        {
            var place = $"{path}[{i}]";
            if (olds.MoveNext() & presents.MoveNext()) CompareValues(place, olds.Current, presents.Current);
            else Add(place, i < old ? olds.Current : null, i < present ? presents.Current : null);
        }
    }

    private void Add(string path, JsonElement? before, JsonElement? after)
    {
        if (++_count > MaxShown) return;
        var kind = before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : ChangeKind.Changed;
        _changes.Add(new FieldChange(path, kind, before is { } old ? Shown(old) : null, after is { } present ? Shown(present) : null));
    }
}
