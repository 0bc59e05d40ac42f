using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Safetensors;

/// <summary>
/// Reads the JSON header of a safetensors file (github.com/huggingface/safetensors, "Format") and holds every claim in it
/// to the file: it is written by strangers, so nothing is allocated on its word.
/// </summary>
internal sealed class SafetensorsHeader
{
    private const int MaxRank = 64;
    private const string MetadataKey = "__metadata__";

    private readonly string _path;
    private readonly long _dataLength;

    private SafetensorsHeader(string path, long dataLength)
    {
        _path = path;
        _dataLength = dataLength;
    }

    internal Dictionary<string, SafetensorsTensor> Tensors { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    internal static SafetensorsHeader Parse(string path, ReadOnlySpan<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader(path, dataLength);
        try
        {
            header.Read(json);
        }
        catch (JsonException error)
        {
            throw new ModelFormatException(path, $"the header is not valid JSON: {JsonProblem.Describe(error)}.", error);
        }
        catch (InvalidOperationException error)
        {
            // Text that is not UTF-8, or a lone surrogate, inside a string.
            throw new ModelFormatException(path, "the header holds text that is not valid UTF-8.", error);
        }

        header.CheckCoverage();
        return header;
    }

    private static bool ReadSizes(ref Utf8JsonReader reader, List<long> sizes, int most)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var size) || size < 0 || sizes.Count == most) return false;
            sizes.Add(size);
        }

        return true;
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json[0] != '{') throw Problem("the header does not begin with '{'; this is not a safetensors file.");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) throw Problem($"the header's entry '{name}' is not an object.");
            if (name == MetadataKey) ReadMetadata(ref reader);
            else if (!Tensors.TryAdd(name, ReadTensor(ref reader, name))) throw Problem($"the tensor '{name}' stands in the header twice.");
        }

        while (reader.Read())
        {
            // Reads on to the end, so that anything but white space after the object is an error.
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw Problem($"the header's {MetadataKey} entry '{key}' is not a string.");
            Metadata[key] = reader.GetString()!;
        }
    }

    private SafetensorsTensor ReadTensor(ref Utf8JsonReader reader, string name)
    {
        SafetensorsType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var field = reader.GetString()!;
            reader.Read();
            switch (field)
            {
                case "dtype" when type is null:
                    type = ReadType(ref reader, name);
                    break;
                case "shape" when shape is null:
                    if (!ReadSizes(ref reader, shape = [], MaxRank)) throw Problem($"the tensor '{name}': 'shape' is not a list of sizes.");
                    break;
                case "data_offsets" when offsets is null:
                    if (!ReadSizes(ref reader, offsets = [], 2) || offsets.Count != 2)
                        throw Problem($"the tensor '{name}': 'data_offsets' is not a pair of byte positions.");
                    break;
                default:
                    throw Problem($"the tensor '{name}': the field '{field}' is repeated or not of the format; expected dtype, shape and data_offsets.");
            }
        }

        if (type is null || shape is null || offsets is null)
            throw Problem($"the tensor '{name}': {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")} is missing.");
        var tensor = new SafetensorsTensor(name, type.Value, shape, offsets[0], offsets[1]);
        CheckSize(tensor);
        return tensor;
    }

    private SafetensorsType ReadType(ref Utf8JsonReader reader, string name)
    {
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "?";
        return SafetensorsTypes.TryParse(word, out var type)
            ? type
            : throw Problem($"the tensor '{name}' has the dtype '{word}', which is not supported; F32, F16, BF16, F64 and the integer types are.");
    }

    private void CheckSize(SafetensorsTensor tensor)
    {
        if (tensor.Start > tensor.End) throw Problem($"the tensor '{tensor.Name}' begins at byte {tensor.Start} but ends at {tensor.End}.");
        if (tensor.End > _dataLength)
            throw Problem($"the tensor '{tensor.Name}' ends at byte {tensor.End}, but the data has only {_dataLength}; the file is truncated or its header is wrong.");
        var bytes = (Int128)tensor.Type.Size();
        foreach (var size in tensor.Shape)
        {
            bytes *= size;
            if (bytes > long.MaxValue) break;
        }

        if (bytes != tensor.End - tensor.Start)
        {
            throw Problem(
                $"the tensor '{tensor.Name}' of type {tensor.Type.Name()} and shape {tensor.ShapeText} takes {bytes} bytes, but its data_offsets span {tensor.End - tensor.Start}.");
        }
    }

    /// <summary>The format wants the data covered without holes or overlaps, which also keeps anything from hiding in it.</summary>
    private void CheckCoverage()
    {
        long position = 0;
        var before = string.Empty;
        foreach (var tensor in Tensors.Values.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.End))
        {
            if (tensor.Start < position) throw Problem($"the tensors '{before}' and '{tensor.Name}' overlap.");
            if (tensor.Start > position) throw Problem($"bytes {position} to {tensor.Start} before the tensor '{tensor.Name}' belong to no tensor.");
            position = tensor.End;
            before = tensor.Name;
        }

        if (position != _dataLength) throw Problem($"the last {_dataLength - position} bytes belong to no tensor; the header and the data do not belong together.");
    }

    private ModelFormatException Problem(string problem) => new(_path, problem);
}
