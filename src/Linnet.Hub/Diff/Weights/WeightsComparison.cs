using Linnet.Models.Safetensors;

namespace Linnet.Hub.Diff;

/// <summary>Compares the safetensors files of two versions, tensor by tensor. Files that are the same are not opened.</summary>
/// <param name="before">The old version.</param>
/// <param name="after">The new version.</param>
/// <param name="limits">How much is read.</param>
internal sealed class WeightsComparison(IVersionFiles before, IVersionFiles after, DiffLimits limits)
{
    private readonly List<TensorChange> _changes = [];
    private readonly List<string> _problems = [];
    private int _changedCount, _sameCount;
    private long _elementsBefore, _elementsAfter, _bytesLeft = limits.MaxValueBytes;
    private bool _isMeasured = true;

    /// <summary>Compares all of them.</summary>
    /// <returns>Null where no weight file has changed.</returns>
    internal async Task<WeightsDiff?> CompareAsync(CancellationToken cancellation)
    {
        var (old, present) = (WeightGroups.Of(before), WeightGroups.Of(after));
        var names = old.Keys.Union(present.Keys, StringComparer.Ordinal).Where(name => !IsUntouched(name, old, present)).Order(StringComparer.Ordinal).ToArray();
        if (names.Length == 0) return null;
        foreach (var name in names) await CompareGroupAsync(name, old.GetValueOrDefault(name) ?? [], present.GetValueOrDefault(name) ?? [], cancellation);
        return new WeightsDiff(_changes, _changedCount, _sameCount)
        {
            ElementsBefore = _elementsBefore,
            ElementsAfter = _elementsAfter,
            IsMeasured = _isMeasured,
            Problems = _problems,
        };
    }

    /// <summary>The same, or no more than renamed.</summary>
    private static bool IsUntouched(string name, Dictionary<string, VersionFile[]> old, Dictionary<string, VersionFile[]> present)
    {
        if (old.TryGetValue(name, out var x)) return present.TryGetValue(name, out var y) ? WeightGroups.AreSame(x, y) : IsRenamed(x, present, old);
        return IsRenamed(present[name], old, present);
    }

    private static bool IsRenamed(VersionFile[] group, Dictionary<string, VersionFile[]> there, Dictionary<string, VersionFile[]> here) =>
        there.Any(other => !here.ContainsKey(other.Key) && WeightGroups.AreSame(group, other.Value));

    private async Task CompareGroupAsync(string name, VersionFile[] old, VersionFile[] present, CancellationToken cancellation)
    {
        if (await ReadAsync(before, old, cancellation) is not { } x || await ReadAsync(after, present, cancellation) is not { } y) return;
        _elementsBefore += x.Values.Sum(place => place.Tensor.Count);
        _elementsAfter += y.Values.Sum(place => place.Tensor.Count);
        foreach (var tensor in x.Keys.Union(y.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            await CompareTensorAsync(tensor, name, x.GetValueOrDefault(tensor), y.GetValueOrDefault(tensor), cancellation);
    }

    /// <summary>The tensors of a group by name; null where a file of it is damaged.</summary>
    private async Task<Dictionary<string, TensorPlace>?> ReadAsync(IVersionFiles files, VersionFile[] group, CancellationToken cancellation)
    {
        var places = new Dictionary<string, TensorPlace>(StringComparer.Ordinal);
        try
        {
            foreach (var file in group)
            {
                var (header, dataStart) = await SafetensorsReading.ReadHeaderAsync(files, file, cancellation);
                foreach (var tensor in header.Tensors.Values)
                {
                    if (!places.TryAdd(tensor.Name, new TensorPlace(files, file, dataStart + tensor.Start, tensor)))
                        throw new ModelFormatException(file.Path, $"holds the tensor '{tensor.Name}', which another file of the same model has too.");
                }
            }

            return places;
        }
        catch (ModelFormatException error)
        {
            _problems.Add(error.Message);
            return null;
        }
    }

    private async Task CompareTensorAsync(string name, string file, TensorPlace? old, TensorPlace? present, CancellationToken cancellation)
    {
        var change = new TensorChange(name, file, old is null ? ChangeKind.Added : present is null ? ChangeKind.Removed : ChangeKind.Changed)
        {
            TypeBefore = old?.Tensor.Type.Name(),
            TypeAfter = present?.Tensor.Type.Name(),
            ShapeBefore = old?.Tensor.Shape,
            ShapeAfter = present?.Tensor.Shape,
        };
        if (old is not null && present is not null && old.Tensor.Shape.SequenceEqual(present.Tensor.Shape))
        {
            if (_bytesLeft < old.Length + present.Length)
            {
                _isMeasured = false;
                if (old.Tensor.Type == present.Tensor.Type) return;
            }
            else
            {
                _bytesLeft -= old.Length + present.Length;
                if (await TensorComparison.AreSameAsync(old, present, cancellation))
                {
                    _sameCount++;
                    return;
                }

                change = change with { Values = await TensorComparison.MeasureAsync(old, present, cancellation) };
            }
        }

        if (++_changedCount <= limits.MaxTensors) _changes.Add(change);
    }
}
