namespace Linnet.Models.TorchFiles;

/// <summary>
/// Runs a pickle that may build dictionaries, lists, tuples, numbers, texts and tensors, and nothing else: the only names it may call
/// are those of <see cref="TorchGlobals"/>, and values are never walked, so that a structure that contains itself does no harm.
/// </summary>
internal sealed class PickleMachine
{
    private const int MaxValues = 4_000_000;

    private readonly string _path;
    private readonly PickleReader _reader;
    private readonly IDictionary<string, TorchStorage>? _storages;
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _made;

    private PickleMachine(string path, Stream stream, IDictionary<string, TorchStorage>? storages)
    {
        (_path, _storages) = (path, storages);
        _reader = new PickleReader(path, stream);
    }

    /// <summary>Reads one pickle; the stream is left just behind it.</summary>
    /// <param name="path">The file, as errors name it.</param>
    /// <param name="stream">Stands at the pickle's first byte.</param>
    /// <param name="storages">Receives the storages that it names, by key.</param>
    /// <exception cref="ModelFormatException">It is damaged, or does what a checkpoint of tensors does not need.</exception>
    internal static object? Run(string path, Stream stream, IDictionary<string, TorchStorage>? storages = null)
    {
        var machine = new PickleMachine(path, stream, storages);
        while (machine.Step((PickleOpcode)machine._reader.Byte()))
        {
            // Each step is one opcode.
        }

        return machine.Pop();
    }

    private bool Step(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Stop: return false;
            case PickleOpcode.Protocol: _reader.Skip(1); break;
            case PickleOpcode.Frame: _reader.Skip(8); break;
            case PickleOpcode.Mark: _marks.Push(_stack.Count); Count(); break;
            case PickleOpcode.None: Push(null); break;
            case PickleOpcode.True: Push(true); break;
            case PickleOpcode.False: Push(false); break;
            case PickleOpcode.BinInt: Push((long)_reader.Int32()); break;
            case PickleOpcode.BinInt1: Push((long)_reader.Byte()); break;
            case PickleOpcode.BinInt2: Push((long)_reader.UInt16()); break;
            case PickleOpcode.Long1: Push(_reader.Integer(_reader.Byte())); break;
            case PickleOpcode.BinFloat: Push(_reader.BigEndianDouble()); break;
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode: Push(_reader.Text(_reader.Byte())); break;
            case PickleOpcode.BinString or PickleOpcode.BinUnicode: Push(_reader.Text((uint)_reader.Int32())); break;
            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple: Push(PopToMark()); break;
            case PickleOpcode.Tuple1: Push(PopTuple(1)); break;
            case PickleOpcode.Tuple2: Push(PopTuple(2)); break;
            case PickleOpcode.Tuple3: Push(PopTuple(3)); break;
            case PickleOpcode.EmptyList: Push(new List<object?>()); break;
            case PickleOpcode.Append: Append([Pop()]); break;
            case PickleOpcode.Appends: Append(PopToMark()); break;
            case PickleOpcode.EmptyDictionary: Push(new PickleDictionary()); break;
            case PickleOpcode.SetItem: SetItems(PopTuple(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;
            case PickleOpcode.BinPut: Remember(_reader.Byte()); break;
            case PickleOpcode.LongBinPut: Remember((uint)_reader.Int32()); break;
            case PickleOpcode.Memoize: Remember(_memo.Count); break;
            case PickleOpcode.BinGet: Recall(_reader.Byte()); break;
            case PickleOpcode.LongBinGet: Recall((uint)_reader.Int32()); break;
            case PickleOpcode.Global: Push(Global(_reader.Line(), _reader.Line())); break;
            case PickleOpcode.Instance: Global(_reader.Line(), _reader.Line()); goto default;
            case PickleOpcode.StackGlobal: PushStackGlobal(); break;
            case PickleOpcode.BinPersistentId: PushStorage(); break;
            case PickleOpcode.Reduce: Reduce(); break;
            case PickleOpcode.Build: Build(); break;
            default: throw _reader.Problem($"the opcode 0x{(byte)opcode:X2}, which is forbidden here");
        }

        return true;
    }

    private object Global(string module, string name) => TorchGlobals.Find(module, name) ?? throw new ModelFormatException(
        _path,
        $"wants to call '{Shown(module)}.{Shown(name)}' while it is loaded; only tensors may be built. Do not trust this file, or convert it to safetensors where it was made.");

    private static string Shown(string name) => new([.. name.Take(100).Select(c => char.IsControl(c) ? '?' : c)]);

    private void PushStackGlobal()
    {
        if (PopTuple(2) is not [string module, string name]) throw _reader.Problem("a name that is no text");
        Push(Global(module, name));
    }

    private void PushStorage()
    {
        var storage = TorchGlobals.Storage(Pop()) ?? throw _reader.Problem("a reference to something that is no storage");
        _storages?.TryAdd(storage.Key, storage);
        Push(storage);
    }

    private void Reduce()
    {
        var arguments = Pop() as object?[];
        if (Pop() is not TorchGlobals.Constructor construct || arguments is null) throw _reader.Problem("a call of something that cannot be called");
        Push(construct(arguments) ?? throw _reader.Problem("a tensor or dictionary whose parts do not fit together"));
    }

    /// <summary>Attributes are set on state dicts alone (their <c>_metadata</c>), and nobody reads them.</summary>
    private void Build()
    {
        Pop();
        if (Top() is not PickleDictionary) throw _reader.Problem("attributes of something that has none");
    }

    private void Append(object?[] values)
    {
        if (Top() is not List<object?> list) throw _reader.Problem("an addition to something that is no list");
        list.AddRange(values);
    }

    private void SetItems(object?[] values)
    {
        if (Top() is not PickleDictionary dictionary || values.Length % 2 != 0) throw _reader.Problem("an entry of something that is no dictionary");
        for (var i = 0; i < values.Length; i += 2) dictionary.Items.Add(new(values[i], values[i + 1]));
    }

    private void Remember(long key)
    {
        Count();
        _memo[key] = Top();
    }

    private void Recall(long key) => Push(_memo.TryGetValue(key, out var value) ? value : throw _reader.Problem($"a reference to value {key}, which it has not named"));

    private void Push(object? value)
    {
        Count();
        _stack.Add(value);
    }

    private void Count()
    {
        if (++_made > MaxValues) throw _reader.Problem($"more than {MaxValues} values");
    }

    /// <summary>Values below the innermost mark are out of reach, as they are in Python.</summary>
    private object? Top() => _stack.Count > (_marks.Count > 0 ? _marks.Peek() : 0) ? _stack[^1] : throw _reader.Problem("an operation without its operands");

    private object? Pop()
    {
        var top = Top();
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private object?[] PopTuple(int count)
    {
        var values = new object?[count];
        while (count > 0) values[--count] = Pop();
        return values;
    }

    private object?[] PopToMark()
    {
        if (!_marks.TryPop(out var start)) throw _reader.Problem("an operation without its mark");
        object?[] values = [.. _stack[start..]];
        _stack.RemoveRange(start, values.Length);
        return values;
    }
}
