using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Linnet.Models.Folder;

namespace Linnet.Models.Configuration;

/// <summary>
/// Reads the fields of a JSON object strictly: a missing field, a wrong type or an absurd value is an error that names the file
/// and the field and says what was expected. An explicit <c>null</c> counts as absent, as transformers writes it.
/// </summary>
public sealed class ConfigReader
{
    private readonly JsonElement _root;

    private ConfigReader(string path, JsonElement root)
    {
        Path = path;
        _root = root;
    }

    /// <summary>The file, as errors name it.</summary>
    public string Path { get; }

    /// <summary>Reads a JSON file whose root is an object.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFormatException">The file is missing, too large, not JSON, or not an object.</exception>
    public static ConfigReader Open(string path) => Parse(path, ModelFile.ReadSmall(path));

    /// <summary>Reads JSON text whose root is an object.</summary>
    /// <param name="path">What errors call the text.</param>
    /// <param name="utf8">The text in UTF-8, with or without a byte-order mark.</param>
    /// <exception cref="ModelFormatException">Not JSON, or not an object.</exception>
    public static ConfigReader Parse(string path, ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (utf8.IsEmpty) throw new ModelFormatException(path, "is empty; expected a JSON object.");
        if (!Utf8.IsValid(utf8.Span)) throw new ModelFormatException(path, "is not valid JSON: it holds bytes that are no UTF-8.");
        try
        {
            var root = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false }).RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new ConfigReader(path, root)
                : throw new ModelFormatException(path, $"holds a JSON {Name(root.ValueKind)}; expected an object {{...}}.");
        }
        catch (JsonException error)
        {
            throw new ModelFormatException(path, $"is not valid JSON: {JsonProblem.Describe(error)}; the file may be truncated.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new ModelFormatException(path, "is not valid JSON: a name in it is not valid Unicode.", error);
        }
    }

    /// <summary>Whether a field is present and not null.</summary>
    /// <param name="field">Its name.</param>
    public bool Has(string field) => TryGet(field, out _);

    /// <summary>Whether a field is present and a list.</summary>
    /// <param name="field">Its name.</param>
    public bool IsList(string field) => TryGet(field, out var value) && value.ValueKind == JsonValueKind.Array;

    /// <summary>Whether a field is present and an object.</summary>
    /// <param name="field">Its name.</param>
    public bool IsObject(string field) => TryGet(field, out var value) && value.ValueKind == JsonValueKind.Object;

    /// <summary>A whole number that must be there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Missing, not a whole number, or out of range.</exception>
    public int Int32(string field, int minimum = 1, int maximum = 1_000_000)
    {
        var expected = Range("a whole number", minimum, maximum);
        if (!TryGet(field, out var value)) throw Missing(field, expected);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= minimum && number <= maximum
            ? (int)number
            : throw Wrong(field, value, expected);
    }

    /// <summary>A whole number, or <paramref name="absent"/> where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="absent">The default.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Not a whole number, or out of range.</exception>
    public int Int32Or(string field, int absent, int minimum = 1, int maximum = 1_000_000) =>
        Has(field) ? Int32(field, minimum, maximum) : absent;

    /// <summary>A whole number of any size, or <paramref name="absent"/> where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="absent">The default.</param>
    /// <exception cref="ModelFormatException">Not a whole number.</exception>
    public long? Int64Or(string field, long? absent)
    {
        if (!TryGet(field, out var value)) return absent;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(field, value, "a whole number");
    }

    /// <summary>A number that must be there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Missing, not a number, or out of range.</exception>
    public float Single(string field, float minimum, float maximum)
    {
        var expected = Range("a number", minimum, maximum);
        if (!TryGet(field, out var value)) throw Missing(field, expected);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= minimum && number <= maximum
            ? (float)number
            : throw Wrong(field, value, expected);
    }

    /// <summary>A number, or <paramref name="absent"/> where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="absent">The default.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Not a number, or out of range.</exception>
    public float SingleOr(string field, float absent, float minimum, float maximum) => Has(field) ? Single(field, minimum, maximum) : absent;

    /// <summary>A string that must be there.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="ModelFormatException">Missing or not a string.</exception>
    public string String(string field)
    {
        if (!TryGet(field, out var value)) throw Missing(field, "a string");
        return Text(field, value, "a string");
    }

    /// <summary>A string, or <paramref name="absent"/> where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="absent">The default.</param>
    /// <exception cref="ModelFormatException">Not a string.</exception>
    public string StringOr(string field, string absent) => Has(field) ? String(field) : absent;

    /// <summary>true or false, or <paramref name="absent"/> where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="absent">The default.</param>
    /// <exception cref="ModelFormatException">Neither true nor false.</exception>
    public bool BooleanOr(string field, bool absent)
    {
        if (!TryGet(field, out var value)) return absent;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(field, value, "true or false");
    }

    /// <summary>One of several words, or <paramref name="absent"/> where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="absent">The default.</param>
    /// <param name="choices">The words and what each stands for.</param>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <exception cref="ModelFormatException">Another word, or not a string.</exception>
    public T ChoiceOr<T>(string field, T absent, IReadOnlyList<KeyValuePair<string, T>> choices)
    {
        if (!Has(field)) return absent;
        var word = String(field);
        foreach (var (name, value) in choices)
        {
            if (name == word) return value;
        }

        throw Invalid(field, $"is '{word}'; known are {string.Join(", ", choices.Select(choice => choice.Key))}.");
    }

    /// <summary>A list of whole numbers that must be there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Missing, empty, or not such a list.</exception>
    public IReadOnlyList<int> Int32List(string field, int minimum = 1, int maximum = 1_000_000)
    {
        var expected = Range("a list of whole numbers, each", minimum, maximum);
        if (!TryGet(field, out var list)) throw Missing(field, expected);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) throw Wrong(field, list, expected);
        var numbers = new List<int>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var number) || number < minimum || number > maximum)
                throw Wrong(field, item, expected);
            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>A whole number or a list of them, as ids are given; empty where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Neither a whole number in range nor a list of such.</exception>
    public IReadOnlyList<int> Int32OrList(string field, int minimum = 1, int maximum = 1_000_000)
    {
        if (!TryGet(field, out var value)) return [];
        return value.ValueKind == JsonValueKind.Array ? Int32List(field, minimum, maximum) : [Int32(field, minimum, maximum)];
    }

    /// <summary>A list of lists of whole numbers, empty where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="minimum">Least value allowed.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <exception cref="ModelFormatException">Not such a list, or one of the lists is empty.</exception>
    public IReadOnlyList<IReadOnlyList<int>> Int32Lists(string field, int minimum = 1, int maximum = 1_000_000)
    {
        var expected = Range("a list of lists of whole numbers, each", minimum, maximum);
        if (!TryGet(field, out var lists)) return [];
        if (lists.ValueKind != JsonValueKind.Array) throw Wrong(field, lists, expected);
        return [.. lists.EnumerateArray().Select(list => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? (IReadOnlyList<int>)[.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= minimum && number <= maximum
                ? number
                : throw Wrong(field, item, expected))]
            : throw Wrong(field, list, expected))];
    }

    /// <summary>A list of numbers that must be there.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="ModelFormatException">Missing, empty, or not such a list.</exception>
    public IReadOnlyList<float> SingleList(string field)
    {
        const string Expected = "a list of numbers";
        if (!TryGet(field, out var list)) throw Missing(field, Expected);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) throw Wrong(field, list, Expected);
        return [.. list.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.Number && item.TryGetSingle(out var number) && float.IsFinite(number)
                ? number
                : throw Wrong(field, item, Expected))];
    }

    /// <summary>A list of strings, empty where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="ModelFormatException">Not such a list.</exception>
    public IReadOnlyList<string> Strings(string field)
    {
        if (!TryGet(field, out var list)) return [];
        if (list.ValueKind != JsonValueKind.Array) throw Wrong(field, list, "a list of strings");
        return [.. list.EnumerateArray().Select(item => Text(field, item, "a list of strings"))];
    }

    /// <summary>An object of strings in its order in the file, empty where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="ModelFormatException">Not such an object.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> StringMap(string field)
    {
        if (!TryGet(field, out var map)) return [];
        if (map.ValueKind != JsonValueKind.Object) throw Wrong(field, map, "an object of strings");
        return [.. map.EnumerateObject().Select(item => KeyValuePair.Create(item.Name, Text($"{field}.{item.Name}", item.Value, "a string")))];
    }

    /// <summary>An object within this one, or null where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="ModelFormatException">Not an object.</exception>
    public ConfigReader? Object(string field)
    {
        if (!TryGet(field, out var value)) return null;
        return value.ValueKind == JsonValueKind.Object ? new ConfigReader(Path, value) : throw Wrong(field, value, "an object {...}");
    }

    /// <summary>A list of objects, empty where the field is not there.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="ModelFormatException">Not such a list.</exception>
    public IReadOnlyList<ConfigReader> Objects(string field)
    {
        if (!TryGet(field, out var list)) return [];
        if (list.ValueKind != JsonValueKind.Array) throw Wrong(field, list, "a list of objects");
        return [.. list.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.Object ? new ConfigReader(Path, item) : throw Wrong(field, item, "a list of objects"))];
    }

    /// <summary>An error about a field of this file, for checks that go beyond one field's type and range.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="problem">What is wrong, what was expected and what to do.</param>
    public ModelFormatException Invalid(string field, string problem) => new(Path, $"the field '{field}' {problem}");

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Range(string what, double minimum, double maximum) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} from {minimum} to {maximum}");

    private string Text(string field, JsonElement value, string expected)
    {
        if (value.ValueKind != JsonValueKind.String) throw Wrong(field, value, expected);
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800, half a character.
            throw Wrong(field, value, $"{expected} of valid Unicode");
        }
    }

    private bool TryGet(string field, out JsonElement value) =>
        _root.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;

    private ModelFormatException Missing(string field, string expected) => Invalid(field, $"is missing; expected {expected}.");

    private ModelFormatException Wrong(string field, JsonElement value, string expected)
    {
        var text = value.GetRawText().ReplaceLineEndings(" ");
        if (text.Length > 40) text = text[..40] + "...";
        return Invalid(field, $"is {text}; expected {expected}.");
    }
}
