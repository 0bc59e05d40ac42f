using Linnet.Models.Safetensors;

namespace Linnet.Models.TorchFiles;

/// <summary>The only Python names that a checkpoint may use. Each is answered by code of our own; nothing is looked up or run by name.</summary>
internal static class TorchGlobals
{
    private const int MaxRank = 64;

    private static readonly Dictionary<string, object> Known = new(StringComparer.Ordinal)
    {
        ["collections.OrderedDict"] = new Constructor(NewDictionary),
        ["torch._utils._rebuild_tensor"] = new Constructor(RebuildTensor),
        ["torch._utils._rebuild_tensor_v2"] = new Constructor(RebuildTensor),
        ["torch._utils._rebuild_parameter"] = new Constructor(arguments => arguments is [TorchTensor tensor, ..] ? tensor : null),
        ["torch.DoubleStorage"] = SafetensorsType.F64,
        ["torch.FloatStorage"] = SafetensorsType.F32,
        ["torch.HalfStorage"] = SafetensorsType.F16,
        ["torch.BFloat16Storage"] = SafetensorsType.BF16,
        ["torch.LongStorage"] = SafetensorsType.I64,
        ["torch.IntStorage"] = SafetensorsType.I32,
        ["torch.ShortStorage"] = SafetensorsType.I16,
        ["torch.CharStorage"] = SafetensorsType.I8,
        ["torch.ByteStorage"] = SafetensorsType.U8,
        ["torch.BoolStorage"] = SafetensorsType.Bool,
    };

    /// <summary>Makes an object of arguments; null where they do not fit.</summary>
    internal delegate object? Constructor(object?[] arguments);

    /// <summary>What a name stands for, or null for one that is forbidden, as all others are.</summary>
    internal static object? Find(string module, string name) => Known.GetValueOrDefault($"{module}.{name}");

    /// <summary>The storage that a persistent id names: <c>("storage", class, key, location, count)</c>.</summary>
    internal static TorchStorage? Storage(object? id) =>
        id is object?[] and ["storage", SafetensorsType type, string key, string, long and >= 0 and var count, ..] parts && parts[5..].All(part => part is null)
            ? new TorchStorage(key, type, count)
            : null;

    /// <summary>An empty dictionary, or one of a list of pairs, as older Pythons wrote it.</summary>
    private static PickleDictionary? NewDictionary(object?[] arguments)
    {
        var dictionary = new PickleDictionary();
        if (arguments.Length == 0) return dictionary;
        if (arguments is not [List<object?> pairs]) return null;
        foreach (var pair in pairs)
        {
            if (pair is object?[] and [var key, var value]) dictionary.Items.Add(new(key, value));
            else if (pair is List<object?> and [var listKey, var listValue]) dictionary.Items.Add(new(listKey, listValue));
            else return null;
        }

        return dictionary;
    }

    private static TorchTensor? RebuildTensor(object?[] arguments) =>
        arguments is [TorchStorage storage, long offset, object?[] shape, object?[] strides, ..]
            && shape.Length == strides.Length && shape.Length <= MaxRank
            && shape.Concat(strides).All(number => number is long)
            && new TorchTensor(storage, offset, [.. shape.Cast<long>()], [.. strides.Cast<long>()]) is { LiesInStorage: true } tensor
            ? tensor
            : null;
}
