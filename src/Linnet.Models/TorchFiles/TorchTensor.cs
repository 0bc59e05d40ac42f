namespace Linnet.Models.TorchFiles;

/// <summary>A view of a storage.</summary>
/// <param name="Storage">What it looks at.</param>
/// <param name="Offset">The first element.</param>
/// <param name="Shape">Sizes of the axes.</param>
/// <param name="Strides">Elements from one index of an axis to the next.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    /// <summary>Whether every index lies in the storage and the tensor has no more elements than that: one that repeats elements could claim any size.</summary>
    internal bool LiesInStorage
    {
        get
        {
            if (Offset < 0 || Shape.Any(size => size < 0) || Strides.Any(stride => stride < 0)) return false;
            if (Shape.Contains(0)) return true;
            var (count, last) = ((Int128)1, (Int128)Offset);
            for (var axis = 0; axis < Shape.Length; axis++)
            {
                count *= Shape[axis];
                last += (Int128)(Shape[axis] - 1) * Strides[axis];
                if (count > Storage.Count || last >= Storage.Count) return false;
            }

            return last < Storage.Count;
        }
    }

    /// <summary>Whether the elements stand in the storage row by row without gaps.</summary>
    internal bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (var axis = Shape.Length - 1; axis >= 0; axis--)
            {
                if (Shape[axis] != 1 && Strides[axis] != expected) return false;
                expected *= Shape[axis];
            }

            return true;
        }
    }

    /// <summary>Copies the elements out of the whole storage, row by row.</summary>
    internal void Gather(ReadOnlySpan<float> storage, Span<float> values)
    {
        var index = new long[Shape.Length];
        var position = Offset;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = storage[(int)position];
            for (var axis = Shape.Length - 1; axis >= 0; axis--)
            {
                position += Strides[axis];
                if (++index[axis] < Shape[axis]) break;
                position -= Strides[axis] * Shape[axis];
                index[axis] = 0;
            }
        }
    }
}
