using System.Runtime.InteropServices;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Sparse;

/// <summary>In how many texts each n-gram occurs, block by block.</summary>
internal static class DocumentFrequencies
{
    public static Dictionary<ulong, int>[] Count(IReadOnlyList<NgramBlock> blocks, IEnumerable<TextInput> inputs, out int texts)
    {
        var features = new InputFeatures();
        var keys = new List<ulong>();
        var counts = new Dictionary<ulong, int>[blocks.Count];
        for (var block = 0; block < blocks.Count; block++) counts[block] = [];
        texts = 0;
        foreach (var input in inputs)
        {
            texts++;
            for (var block = 0; block < blocks.Count; block++)
            {
                keys.Clear();
                features.Add(input, blocks[block], block, keys);
                var sorted = CollectionsMarshal.AsSpan(keys);
                sorted.Sort();
                for (var i = 0; i < sorted.Length; i++)
                {
                    if (i > 0 && sorted[i] == sorted[i - 1]) continue;
                    CollectionsMarshal.GetValueRefOrAddDefault(counts[block], sorted[i], out _)++;
                }
            }
        }

        return counts;
    }
}
