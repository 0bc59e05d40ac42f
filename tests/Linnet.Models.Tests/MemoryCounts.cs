using Linnet.Tensors.Memory;

namespace Linnet.Models.Tests;

/// <summary>Tests that look at the counts of the whole process's memory; they run alone.</summary>
[CollectionDefinition(nameof(TensorMemory), DisableParallelization = true)]
public sealed class MemoryCounts;
